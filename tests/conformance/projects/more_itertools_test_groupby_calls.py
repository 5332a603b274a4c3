def all_equal(iterable, groupby):
    groups = groupby(iterable)
    for first in groups:
        for second in groups:
            return False
        return True
    return True

def check(text):
    next_count = 0
    class Groups:
        def __init__(self, iterable):
            self.inner, self.last = iterable, None
        def __iter__(self):
            return self
        def __next__(self):
            nonlocal next_count
            next_count += 1
            for c in self.inner:
                if c != self.last:
                    self.last = c
                    return c
            raise StopIteration
    iterable = iter(text)
    equal = all_equal(iterable, Groups)
    rest = "".join(iterable)
    return equal, rest, next_count

for text in ("aaaaa", "aab", ""):
    print(*check(text))
