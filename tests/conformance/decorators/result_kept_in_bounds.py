# A decorator with two arguments changes what a function gives, also inside its own recursion.
def bounded(low, high):
    def decorate(function):
        def wrapper(n):
            return max(low, min(high, function(n)))

        return wrapper

    return decorate


@bounded(-10, 100)
def double_all(n):
    return 1 if n == 0 else 2 * double_all(n - 1)


@bounded(0, 9)
def digit(n):
    return n - 3


print(*[double_all(n) for n in range(10)])
print(*[digit(n) for n in (0, 3, 8, 20)])
