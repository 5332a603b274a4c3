import functools


def edit_distance(a, b):
    calls = 0

    @functools.cache
    def distance(i, j):
        nonlocal calls
        calls += 1
        if i == len(a) or j == len(b):
            return len(a) - i + len(b) - j
        if a[i] == b[j]:
            return distance(i + 1, j + 1)
        return 1 + min(distance(i + 1, j), distance(i, j + 1), distance(i + 1, j + 1))

    return distance(0, 0), calls


print(edit_distance("intention", "execution"))
print(edit_distance("", "abc"))
