def make_counter(start):
    count = start
    def counter(by):
        nonlocal count
        count += by
        return count
    return counter

class Turnstile:
    def __init__(self):
        self.entries = make_counter(0)
        self.gates = [make_counter(0), make_counter(100)]
    def enter(self, gate):
        return self.entries(1), self.gates[gate](1)


turnstile = Turnstile()
print(*turnstile.enter(0))
print(*turnstile.enter(1))
print(*turnstile.enter(1))
