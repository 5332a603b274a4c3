# An iterator as a class with __next__, and as a closure that is called until it gives None.


class Countdown:
    def __init__(self, start):
        self._left = start

    def __iter__(self):
        return self

    def __next__(self):
        if self._left == 0:
            raise StopIteration
        self._left -= 1
        return self._left + 1


def make_countdown(start):
    left = start

    def step():
        nonlocal left
        if left == 0:
            return None
        left -= 1
        return left + 1

    return step


print(list(Countdown(3)))
print(list(iter(make_countdown(3), None)))
print(sum(Countdown(10)), sum(iter(make_countdown(10), None)))
for n in iter(make_countdown(2), None):
    print(n)
