# A function that repeats another one is itself built by a function: the Church numerals.
def repeat(n):
    def of(f):
        def apply(x):
            for _ in range(n):
                x = f(x)
            return x

        return apply

    return of


def inc(x):
    return x + 1


three, four = repeat(3), repeat(4)
print(three(inc)(0))
print(four(three(inc))(0))
print(repeat(0)(inc)(5))
