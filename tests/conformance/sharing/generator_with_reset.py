# advance gives one Fibonacci number after the other, and reset starts again from the first.


def make_fibonacci():
    a, b = 0, 1

    def advance():
        nonlocal a, b
        result = a
        a, b = b, a + b
        return result

    def reset():
        nonlocal a, b
        a, b = 0, 1

    return advance, reset


advance, reset = make_fibonacci()
print([advance() for _ in range(8)])
print(advance())
reset()
print([advance() for _ in range(3)])
other_advance, _ = make_fibonacci()
print(other_advance(), advance())
