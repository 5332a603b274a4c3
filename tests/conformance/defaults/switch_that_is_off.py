# A switch that is off unless the call turns it on by name.
def make_sorter(reverse=False, unique=False):
    def arrange(items):
        kept = set(items) if unique else items
        return sorted(kept, reverse=reverse)

    return arrange


items = [3, 1, 3, 2]
print(make_sorter()(items))
print(make_sorter(reverse=True)(items))
print(make_sorter(unique=True)(items))
print(make_sorter(True, unique=True)(items))
