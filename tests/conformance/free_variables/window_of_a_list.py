# Two functions read one list: one by index, one by slice.
def make_reader(items, size):
    def at(index):
        return items[index % len(items)]

    def window(start):
        return items[start : start + size]

    return at, window


at, window = make_reader([2, 3, 5, 7, 11], 3)
print(at(0), at(4), at(5))
print(window(0), window(2))
print(at(6), window(1))
