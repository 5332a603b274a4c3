# The composition of two functions captures both of them.
def compose(f, g):
    def composed(x):
        return f(g(x))

    return composed


def twice(f):
    return compose(f, f)


double_then_inc = compose(lambda x: x + 1, lambda x: 2 * x)
print(double_then_inc(5))
print(twice(lambda x: x * x)(3))
length_of = compose(len, str)
print(length_of(12345))
