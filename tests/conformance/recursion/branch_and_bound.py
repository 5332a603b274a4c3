# Branch and bound over assignments; the best cost so far cuts the rest off.
def edit_paths(costs, upper, strictly):
    limit = 99
    inspected = 0

    def prune(cost):
        nonlocal inspected
        inspected += 1
        if upper is not None and cost > upper:
            return True
        if cost > limit:
            return True
        return strictly and cost >= limit

    def edit_ops(row, pending, cost):
        ops = []
        for index, column in enumerate(pending):
            if prune(cost + costs[row][column]):
                continue
            ops.append((index, costs[row][column]))
        return sorted(ops, key=lambda op: op[1])

    def paths(row, matched, pending, cost):
        if prune(cost):
            return
        if not pending:
            nonlocal limit
            limit = min(limit, cost)
            yield list(matched), cost
            return
        for index, step in edit_ops(row, pending, cost):
            if prune(cost + step):
                continue
            column = pending.pop(index)
            matched.append(column)
            yield from paths(row + 1, matched, pending, cost + step)
            matched.pop()
            pending.insert(index, column)

    found = list(paths(0, [], list(range(len(costs))), 0))
    return found, inspected


COSTS = [[4, 1, 3], [2, 0, 5], [3, 2, 2]]
print(edit_paths(COSTS, None, True))
print(edit_paths(COSTS, None, False))
print(edit_paths(COSTS, 4, True))
