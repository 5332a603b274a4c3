# Two variables are assigned at once, each from the old values of both.
def make_fib():
    a, b = 0, 1

    def following():
        nonlocal a, b
        a, b = b, a + b
        return a

    return following


fib = make_fib()
print([fib() for _ in range(10)])
print(fib())
print(make_fib()())
