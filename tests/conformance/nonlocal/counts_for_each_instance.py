# Each counter has a variable of its own, and calls of one do not disturb the other.
def make_counter(start):
    count = start

    def counter():
        nonlocal count
        count += 1
        return count

    return counter


a = make_counter(0)
b = make_counter(100)
print(a(), a(), b())
print(a(), b(), b())
