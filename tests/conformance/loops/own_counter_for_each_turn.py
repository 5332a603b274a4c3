# A variable that is bound in the body of a loop by a factory is another one in each turn.


def make_counter(start):
    count = start

    def counter():
        nonlocal count
        count += 1
        return count

    return counter


def make_counters(starts):
    counters = []
    for start in starts:
        counters.append(make_counter(start))
    return counters


first, second = make_counters([0, 100])
print(first(), first(), first())
print(second())
print(first(), second())
