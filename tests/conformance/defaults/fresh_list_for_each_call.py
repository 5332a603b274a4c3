# A list that is left out is a new one for each call (None in Python), and one that is given is used.


def collect(item, items=None):
    if items is None:
        items = []
    items.append(item)
    return items


print(collect(1))
print(collect(2))
print(collect(3, [1, 2]))
print(collect(items=[9], item=8))
print(collect(4))
