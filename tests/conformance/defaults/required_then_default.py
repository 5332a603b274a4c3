# A parameter without a default has to be given, the others may be left out or named in any order.


def make_greeter(name, greeting="Hello", mark="!"):
    def greet():
        return f"{greeting}, {name}{mark}"
    return greet


print(make_greeter("Ada")())
print(make_greeter("Ada", "Hi")())
print(make_greeter("Ada", mark="?")())
print(make_greeter("Ada", mark=".", greeting="Bye")())
print(make_greeter(greeting="Hey", name="Bob")())
