# Closures that declare the variable of a while loop share it, and all show the last value.
def make_all():
    shows = []
    i = 0
    while i < 3:

        def show():
            nonlocal i
            return i

        shows.append(show)
        i += 1
    return shows


for show in make_all():
    print(show())
