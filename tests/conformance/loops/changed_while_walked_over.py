# A function that changes a list while it walks over it: the walk goes on into what is added.


def make_tree():
    names = ["root"]

    def grow(name):
        names.append(name + "'")

    for name in names:
        if len(names) < 4:
            grow(name)
    return names


print(make_tree())
