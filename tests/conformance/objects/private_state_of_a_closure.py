# The variable of a closure is no attribute of it: AttributeError when it is reached for.


def make_counter():
    count = 0

    def counter():
        nonlocal count
        count += 1
        return count

    return counter


counter = make_counter()
print(counter())
try:
    print(counter.count)
except AttributeError as error:
    print(f"{type(error).__name__}: {error}")
