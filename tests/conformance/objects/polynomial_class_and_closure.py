# A class whose instances are called, and a closure with the same values.
class Polynomial:
    def __init__(self, *coefficients):
        self.coefficients = coefficients

    def __call__(self, x):
        value = 0
        for coefficient in self.coefficients:
            value = value * x + coefficient
        return value


def polynomial(*coefficients):
    def evaluate(x):
        value = 0
        for coefficient in coefficients:
            value = value * x + coefficient
        return value

    return evaluate


for p in Polynomial(2, 0, 1), polynomial(2, 0, 1):
    print([p(x) for x in range(4)])
print(polynomial()(7), Polynomial(5)(7))
