# Two functions change one variable, each in its own direction, for each run of the factory.
def make_pair(x):
    def inc():
        nonlocal x
        x += 1
        return x

    def dec():
        nonlocal x
        x -= 1
        return x

    return inc, dec


inc, dec = make_pair(0)
print(inc(), inc(), dec(), dec(), dec())
inc2, dec2 = make_pair(100)
print(inc2(), inc(), dec2(), dec())
