# Two nested functions call each other, and count their steps in a variable of their factory (test_scope).


def make_parity():
    steps = 0

    def even(n):
        nonlocal steps
        steps += 1
        return "even" if n == 0 else odd(n - 1)

    def odd(n):
        nonlocal steps
        steps += 1
        return "odd" if n == 0 else even(n - 1)

    def parity(n):
        return f"{even(n)} after {steps}"

    return parity


parity = make_parity()
print(parity(4))
print(parity(7))
print(make_parity()(0))
