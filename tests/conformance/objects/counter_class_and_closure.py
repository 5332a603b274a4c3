# A counter as a class and as a closure: the same results, and two counters of each kind share nothing.


class Counter:
    def __init__(self, start):
        self._count = start

    def increment(self):
        self._count += 1
        return self._count


def make_counter(start):
    count = start

    def increment():
        nonlocal count
        count += 1
        return count

    return increment


counter, closure = Counter(5), make_counter(5)
print(counter.increment(), closure())
print(counter.increment(), closure())
other_counter, other_closure = Counter(0), make_counter(0)
print(other_counter.increment(), other_closure())
print(counter.increment(), closure())
