def subset_sums(weights, target):
    half = len(weights) // 2
    left, right = weights[:half], weights[half:]
    best = None
    explored = 0

    def enumerate_all(part, visit):
        chosen = []

        def go(i, total):
            nonlocal explored
            explored += 1
            if i == len(part):
                visit(total, list(chosen))
                return
            go(i + 1, total)
            chosen.append(part[i])
            go(i + 1, total + part[i])
            chosen.pop()

        go(0, 0)

    sums = []
    enumerate_all(left, lambda total, chosen: sums.append((total, chosen)))
    sums.sort()

    def largest_below(limit):
        lo, hi = 0, len(sums)
        while lo < hi:
            mid = (lo + hi) // 2
            if sums[mid][0] <= limit:
                lo = mid + 1
            else:
                hi = mid
        return sums[lo - 1] if lo > 0 else None

    def consider(total, chosen):
        nonlocal best
        if total > target:
            return
        mate = largest_below(target - total)
        if mate is not None and (best is None or mate[0] + total > best[0]):
            best = (mate[0] + total, mate[1] + chosen)

    enumerate_all(right, consider)

    def gap():
        return target - best[0]

    return best[0], sorted(best[1]), gap(), explored


print(subset_sums([3, 34, 4, 12, 5, 2], 9))
print(subset_sums([7, 11, 13, 17, 19, 23, 29], 64))
print(subset_sums([50, 60], 10))
