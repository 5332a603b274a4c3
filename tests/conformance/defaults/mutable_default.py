# A mutable default is one list for all calls in Python.


def collect(item, items=[]):
    items.append(item)
    return len(items)


print(collect("a"))
print(collect("b"))
print(collect("c", []))
print(collect("d"))
