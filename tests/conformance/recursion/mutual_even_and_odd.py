# Two functions call each other, and one that stands after the other is found.
def parity(numbers):
    steps = 0

    def even(n):
        nonlocal steps
        steps += 1
        return n == 0 or odd(n - 1)

    def odd(n):
        nonlocal steps
        steps += 1
        return n != 0 and even(n - 1)

    return ["even" if even(n) else "odd" for n in numbers], steps


names, steps = parity([0, 7, 10])
print(*names)
print(steps)
