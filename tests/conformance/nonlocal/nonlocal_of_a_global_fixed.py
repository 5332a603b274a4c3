# A variable of the module is changed by its own declaration, and every counter changes the same one.
calls = 0


def make_counter(name):
    def counter():
        global calls
        calls += 1
        return f"{name} {calls}"

    return counter


a, b = make_counter("a"), make_counter("b")
print(a())
print(b())
print(a())
