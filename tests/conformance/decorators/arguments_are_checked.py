# A decorator looks at the argument first, and the function is called only if it is good.
def positive(function):
    def wrapper(n):
        if n <= 0:
            raise ValueError(f"{n} is not positive")
        return function(n)

    return wrapper


@positive
def share(n):
    return 100 // n


@positive
def halves(n):
    return halves(n - 8) + 1


for function, n in (share, 30), (share, 0), (share, -5), (halves, 20):
    try:
        print(function(n))
    except ValueError as error:
        print(error)
