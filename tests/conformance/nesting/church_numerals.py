# Numbers as functions that apply a function so many times.
def zero(f):
    def same(x):
        return x

    return same


def successor(n):
    def numeral(f):
        def applied(x):
            return f(n(f)(x))

        return applied

    return numeral


def add(m, n):
    def numeral(f):
        def applied(x):
            return m(f)(n(f)(x))

        return applied

    return numeral


def number(n):
    return n(lambda x: x + 1)(0)


one = successor(zero)
two = successor(one)
print(number(zero), number(one), number(two))
print(number(add(two, add(two, one))))
print(two(lambda x: x * x)(5))
