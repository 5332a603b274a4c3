# A decorated function of two parameters is memoized by both of them, and calls itself through the cache.

import functools

computed = 0


@functools.cache
def paths(rows, columns):
    global computed
    computed += 1
    if rows == 0 or columns == 0:
        return 1
    return paths(rows - 1, columns) + paths(rows, columns - 1)


print(paths(2, 2), computed)
print(paths(16, 16), computed)
print(paths(3, 5), paths(5, 3), computed)
