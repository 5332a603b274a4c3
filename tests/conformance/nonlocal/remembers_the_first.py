# A variable that is bound to nothing gets its value in the first call, and keeps it.
def make_first():
    first = None

    def offer(value):
        nonlocal first
        if first is None:
            first = value
        return first

    return offer


offer = make_first()
print(offer(3), offer(4), offer(5))
other = make_first()
print(other(9), offer(9))
