# A closure makes closures that all change one variable, and one each of their own.
def make_office():
    last = 0

    def open_window(name):
        served = 0

        def take():
            nonlocal last, served
            last += 1
            served += 1
            return f"{name} {last} {served}"

        return take

    return open_window


open_window = make_office()
east, west = open_window("east"), open_window("west")
print(east(), west(), west(), sep="; ")
south = open_window("south")
print(south(), east(), sep="; ")
print(make_office()("other")())
