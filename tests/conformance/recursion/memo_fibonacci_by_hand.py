# A dictionary around the recursive function remembers what was computed, from call to call.
def make_fib():
    memo = {}
    misses = 0

    def fib(n):
        nonlocal misses
        if n in memo:
            return memo[n]
        misses += 1
        value = n if n < 2 else fib(n - 1) + fib(n - 2)
        memo[n] = value
        return value

    def missed():
        return misses

    return fib, missed


fib, missed = make_fib()
print(fib(10), missed())
print(fib(50), missed())
print(fib(40), missed())
