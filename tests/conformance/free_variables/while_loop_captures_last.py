# Closures made in a while loop all show the last value of its variable.
def make_all():
    shows = []
    i = 0
    while i < 3:

        def show():
            return i

        shows.append(show)
        i += 1
    return shows


for show in make_all():
    print(show())
