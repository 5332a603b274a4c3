# A recursive function with a memo around it, whose type is written.
def make_fib():
    memo: dict[int, int] = {}

    def fib(n):
        if n not in memo:
            memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
        return memo[n]

    return fib


fib = make_fib()
print(fib(30))
print(fib(60))
