# Lambdas and nested functions use the same variables (test_scope, lambdas).


def make_functions(x):
    scale = 10

    def plain(y):
        return x + y * scale

    doubled = lambda y: plain(2 * y)
    constant = lambda: x * scale
    return plain, doubled, constant


plain, doubled, constant = make_functions(7)
print(plain(1), doubled(1), constant())
print([f(2) for f in (plain, doubled)])
print(make_functions(0)[1](5))
