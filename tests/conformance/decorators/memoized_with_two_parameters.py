# A memo for a function of two parameters, whose calls of itself go through the memo.
import functools

calls = []


@functools.cache
def paths(rows, columns):
    calls.append((rows, columns))
    if rows == 0 or columns == 0:
        return 1
    return paths(rows - 1, columns) + paths(rows, columns - 1)


print(paths(2, 2), len(calls))
print(paths(16, 16), len(calls))
print(paths(16, 16), len(calls))
