# One argument more than there are parameters: TypeError when it is called.


def make_adder(n=1):
    def add(x):
        return x + n
    return add


try:
    print(make_adder(1, 2)(3))
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
