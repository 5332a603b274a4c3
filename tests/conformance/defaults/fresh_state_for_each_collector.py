# Two closures made with the same default list share nothing.


def make_collector(items=None):
    items = [] if items is None else items

    def collect(item):
        items.append(item)
        return " ".join(items)

    return collect


first = make_collector()
second = make_collector()
print(first("a"))
print(second("x"))
print(first("b"))
third = make_collector(["seed"])
print(third("c"))
print(second("y"))
