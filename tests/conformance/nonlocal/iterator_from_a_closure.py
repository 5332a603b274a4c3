# A closure that gives the next value until there is none drives an iteration.
def make_countdown(n):
    def following():
        nonlocal n
        n -= 1
        return n + 1 if n >= 0 else None

    return following


for n in iter(make_countdown(3), None):
    print(n)
print(sum(iter(make_countdown(10), None)))
