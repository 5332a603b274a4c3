# An inner function that binds a name for itself leaves the variable around it as it was.
def outer():
    name = "outer"

    def inner():
        name = "inner"
        return name.upper()

    before = name
    called = inner()
    return before, called, name


for name in outer():
    print(name)
