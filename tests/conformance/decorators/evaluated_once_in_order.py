# Decorator expressions run from top to bottom, and are applied from bottom to top (test_decorators).


def note(name):
    print(f"make {name}")

    def decorate(function):
        print(f"apply {name}")

        def wrapper(x):
            return f"{name}({function(x)})"

        return wrapper

    return decorate


@note("a")
@note("b")
@note("c")
def shown(x):
    return f"shown {x}"


print(shown(1))
print(shown(2))
