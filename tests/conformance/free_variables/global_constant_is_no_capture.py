# A constant of the module is found by inner functions, and a variable of that name in another function is not.
LIMIT = 3


def other():
    limit = 99
    return limit - LIMIT


def make_check(name):
    def check(n):
        return f"{name}: " + ("yes" if n <= LIMIT else "no")

    return check


check = make_check("small")
print(check(3))
print(other())
print(check(4))
