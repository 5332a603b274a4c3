# A decorator with an argument is a factory of decorators: three levels, one closure in the other.


def clamp(low, high):
    def decorate(function):
        def wrapper(x):
            return max(low, min(function(x), high))
        return wrapper
    return decorate


@clamp(0, 10)
def minus_five(x):
    return x - 5


@clamp(-1, 1)
def triple(x):
    return 3 * x


print([minus_five(x) for x in (0, 7, 100)])
print([triple(x) for x in (-2, 0, 2)])
print(triple(minus_five(5)))
