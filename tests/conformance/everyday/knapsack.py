from functools import cache
def knapsack(items, capacity):
    @cache
    def best(i, left):
        if i == len(items): return 0
        name, weight, value = items[i]
        skip = best(i + 1, left)
        if weight > left: return skip
        return max(skip, value + best(i + 1, left - weight))
    chosen = []
    def trace(i, left):
        if i == len(items): return
        name, weight, value = items[i]
        if best(i, left) == best(i + 1, left):
            trace(i + 1, left)
        else:
            chosen.append(name)
            trace(i + 1, left - weight)
    trace(0, capacity)
    return best(0, capacity), chosen
print(*knapsack([("pan", 3, 4), ("tv", 9, 12), ("ring", 1, 9), ("book", 2, 3)], 6))
