# A nested function calls itself where a lambda cannot.
def make_factorial(limit):
    def factorial(n):
        return 1 if n < 2 else min(limit, n * factorial(n - 1))

    return factorial


factorial = make_factorial(1000)
print(factorial(5))
print(factorial(10))
