# A decorator may give back a function of another type in Python: here a text for a number.


def shout(function):
    def wrapper(x):
        return f"{function(x)}!"
    return wrapper


@shout
def double(x):
    return 2 * x


print(double(4))
