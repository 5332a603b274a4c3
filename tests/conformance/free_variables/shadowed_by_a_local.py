# A local variable of the same name hides the one around it, and leaves it as it is (Crafting Interpreters).


def make_shadow():
    name = "closure"

    def inner():
        return name

    def shadowing():
        name = "local"
        return f"{name} hides {inner()}"

    def by_parameter(name):
        return f"{name} hides {inner()}"

    return shadowing, by_parameter


shadowing, by_parameter = make_shadow()
print(shadowing())
print(by_parameter("parameter"))
print(shadowing())
