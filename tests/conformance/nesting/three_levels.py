# A function in a function in a function sees the variables of all of them.
def f(a):
    def g(b):
        def h(c):
            return f"{a}{b}{c}"

        return h(3) + h(4)

    return g(1) + g(2)


print(f(7))
print(f(0))
