# A memoized recursion computes each value once, for the name in the body is the decorated one.

import functools

calls = []


@functools.cache
def stairs(n):
    calls.append(n)
    return 1 if n < 2 else stairs(n - 1) + stairs(n - 2)


print(stairs(40))
print(len(calls))
print(stairs(30), len(calls))
print(stairs(41), len(calls))
