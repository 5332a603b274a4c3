# A nested function that captures is decorated anew by each run of its factory.


def numbered(function):
    calls = 0

    def wrapper(x):
        nonlocal calls
        calls += 1
        print(f"call {calls}")
        return function(x)

    return wrapper


def make_scale(factor):
    @numbered
    def scale(x):
        return x * factor
    return scale


double = make_scale(2)
triple = make_scale(3)
print(double(5))
print(double(6))
print(triple(5))
print(double(7))
