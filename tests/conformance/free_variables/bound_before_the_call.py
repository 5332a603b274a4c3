# A function may stand before the variable that it captures, as long as it is called after it is bound.


def make_area():
    def area(radius):
        return pi * radius * radius

    pi = 3
    unit = area(1)
    return f"{unit} {area(2)}"


print(make_area())
print(len(make_area()))
