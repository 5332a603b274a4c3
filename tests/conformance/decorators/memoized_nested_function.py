# Dynamic programming: a nested function that is memoized, captures, counts and calls itself.

from functools import lru_cache


def knapsack(items, capacity):
    calls = 0

    @lru_cache(maxsize=None)
    def best(index, room):
        nonlocal calls
        calls += 1
        if index == len(items):
            return 0
        weight, value = items[index]
        without = best(index + 1, room)
        if weight > room:
            return without
        return max(without, value + best(index + 1, room - weight))

    return best(0, capacity), best(0, capacity), calls


print(*knapsack([(2, 3), (3, 4), (4, 5), (5, 6), (1, 1)], 10))
print(*knapsack([], 3))
