# The default of a parameter is a function, and a call can give another one, or a lambda.


def same(x):
    return x


def make_total(key=same, start=0):
    def total(numbers):
        return start + sum(key(number) for number in numbers)
    return total


numbers = [1, -2, 3]
print(make_total()(numbers))
print(make_total(abs)(numbers))
print(make_total(key=lambda x: x * x, start=100)(numbers))
print(make_total(start=1000)(numbers))
