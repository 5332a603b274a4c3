# A decorator that takes an argument, without it: Python takes the function for the argument.
def add(n):
    def decorate(function):
        def wrapper(x):
            return function(x) + n

        return wrapper

    return decorate


@add
def double(x):
    return 2 * x


try:
    print(double(4) + 1)
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
