from functools import reduce
def compose(*fs):
    def composed(x): return reduce(lambda acc, f: f(acc), fs, x)
    return composed
def curry(f):
    def a(x):
        def b(y):
            def c(z): return f(x, y, z)
            return c
        return b
    return a
def flip(f):
    def flipped(x, y): return f(y, x)
    return flipped
def tap(log):
    def make(label):
        def t(x):
            log.append(f"{label}={x}")
            return x
        return t
    return make
log = []
t = tap(log)
print(compose(lambda x: x + 1, t("inc"), lambda x: x * 2, t("dbl"))(3), log)
print(curry(lambda x, y, z: x * y + z)(2)(3)(4), flip(lambda a, b: a - b)(1, 10))
