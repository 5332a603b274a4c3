# Sum and count change together in one function, and two others read them.
def make_statistics():
    total = 0.0
    count = 0

    def add(*numbers):
        nonlocal total, count
        for number in numbers:
            total += number
            count += 1

    def mean():
        return total / count if count else None

    def size():
        return count

    return add, mean, size


add, mean, size = make_statistics()
print(size(), "none" if mean() is None else mean())
add(10.0)
print(size(), f"{mean():.2f}")
add(20.0, 31.0)
print(size(), f"{mean():.2f}")
