# A monitored function counts its calls, tells the count, and can be reset (SICP exercise 3.2).


def make_monitored(function):
    calls = 0

    def monitored(x):
        nonlocal calls
        calls += 1
        return function(x)

    def how_many():
        return calls

    def reset():
        nonlocal calls
        calls = 0

    return monitored, how_many, reset


square, how_many, reset = make_monitored(lambda x: x * x)
print(square(10), how_many())
print([square(x) for x in range(4)], how_many())
reset()
print(how_many(), square(5), how_many())
