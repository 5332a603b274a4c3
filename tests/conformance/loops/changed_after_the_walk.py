# A function changes the list around it while an index walks over it, and the walk goes on into the new part.


def make_tree():
    names = ["root"]

    def grow(name):
        names.append(name + "'")

    at = 0
    while at < len(names):
        if len(names) < 4:
            grow(names[at])
        at += 1
    return names


for name in make_tree():
    print(name)
