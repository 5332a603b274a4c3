# Closures made in a while loop each keep the value of their turn, through a function that is called with it.
def make_all():
    def make(now):
        def show():
            return now

        return show

    shows = []
    i = 0
    while i < 3:
        shows.append(make(i))
        i += 1
    return shows


for show in make_all():
    print(show())
