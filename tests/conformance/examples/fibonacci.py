def fibonacci(n):
    known = {}
    calls = 0
    def fib(n):
        nonlocal calls
        calls += 1
        if n < 2:
            return n
        if n not in known:
            known[n] = fib(n - 1) + fib(n - 2)
        return known[n]
    return fib(n), calls


print(fibonacci(10))
print(fibonacci(90))
