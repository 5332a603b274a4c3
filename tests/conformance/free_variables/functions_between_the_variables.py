# Functions stand between the variables, and each sees the ones that it uses.
def outer():
    x = 1

    def first():
        return x

    y = 2

    def second():
        return x + y

    print(first(), second())
    y = 20
    print(first(), second())


outer()
