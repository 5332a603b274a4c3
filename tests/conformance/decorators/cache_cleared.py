# What belongs to a cached function: its cache, and the function without it; of a nested one, too.
from functools import lru_cache


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def longest(words):
    calls = 0

    @lru_cache(maxsize=None)
    def common(i, j):
        nonlocal calls
        calls += 1
        if i == len(words[0]) or j == len(words[1]):
            return 0
        if words[0][i] == words[1][j]:
            return 1 + common(i + 1, j + 1)
        return max(common(i + 1, j), common(i, j + 1))

    length = common(0, 0)
    kept = common.cache_info().currsize
    common.cache_clear()
    once = common.__wrapped__(0, 0)
    return length, kept, once, common.cache_info().currsize, calls


print(fib(80), fib.cache_info().currsize)
fib.cache_clear()
print(fib.cache_info().currsize)
print(fib.__wrapped__(3), fib.cache_info().currsize)
print(*longest(["kitten", "sitting"]))
