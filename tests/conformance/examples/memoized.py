import functools

calls = 0

@functools.cache
def fib(n):
    global calls
    calls += 1
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80))
print(calls)
print(fib.cache_info().currsize)
