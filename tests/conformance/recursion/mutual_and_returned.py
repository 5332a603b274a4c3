# Two functions that call each other are both returned, and count in one variable.
def make_parity():
    steps = 0

    def even(n):
        nonlocal steps
        steps += 1
        return n == 0 or odd(n - 1)

    def odd(n):
        nonlocal steps
        steps += 1
        return n != 0 and even(n - 1)

    def taken():
        return steps

    return even, odd, taken


even, odd, taken = make_parity()
print("even" if even(10) else "odd", taken())
print("odd" if odd(7) else "even", taken())
print("even" if even(3) else "odd", taken())
