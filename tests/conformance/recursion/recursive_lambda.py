# A lambda calls itself by the name that it is bound to; Rust binds it when it is complete.
def make_factorial(limit):
    factorial = lambda n: 1 if n < 2 else min(limit, n * factorial(n - 1))
    return factorial


factorial = make_factorial(1000)
print(factorial(5))
print(factorial(10))
