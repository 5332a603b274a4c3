# A default that depends on another parameter is None, and computed in the body.


def make_range(low, high=None):
    high = low + 10 if high is None else high

    def contains(x):
        return "in" if low <= x < high else "out"

    return contains


contains = make_range(5)
print(contains(4), contains(5), contains(14), contains(15))
contains = make_range(5, 7)
print(contains(6), contains(7))
contains = make_range(high=1, low=-1)
print(contains(0), contains(1))
