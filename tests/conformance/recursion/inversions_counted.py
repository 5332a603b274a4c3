# A merge sort returns lists and counts in a variable around it, in `if` and `while` alike.
def inversions(items):
    count = 0

    def sort(part):
        nonlocal count
        if len(part) < 2:
            return part
        middle = len(part) // 2
        left, right = sort(part[:middle]), sort(part[middle:])
        merged, i, j = [], 0, 0
        while i < len(left) and j < len(right):
            if left[i] <= right[j]:
                merged.append(left[i])
                i += 1
            else:
                count += len(left) - i
                merged.append(right[j])
                j += 1
        return merged + left[i:] + right[j:]

    return sort(items), count


print(*inversions([3, 1, 2]))
print(*inversions([5, 4, 3, 2, 1]))
print(*inversions([1, 2, 3]))
