# A parameter without a default is left out: TypeError when it is called.


def make_greeter(name, greeting="Hello"):
    def greet():
        return f"{greeting}, {name}"
    return greet


try:
    print(make_greeter(greeting="Hi")())
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
