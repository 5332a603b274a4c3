# A list that shall live from call to call is kept in the factory, not in a default.


def make_remember():
    items = []

    def remember(item):
        items.append(item)
        return list(items)

    return remember


remember = make_remember()
print(remember(1))
print(remember(2))
other = make_remember()
print(other(3), remember(4))
