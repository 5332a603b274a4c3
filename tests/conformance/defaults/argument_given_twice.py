# One argument by position and again by keyword: TypeError when it is called.


def make_greeter(name, greeting="Hello"):
    def greet():
        return f"{greeting}, {name}"
    return greet


try:
    print(make_greeter("Ada", name="Bob")())
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
