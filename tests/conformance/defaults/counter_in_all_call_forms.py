# A factory with two defaults is called with none, one or both of its arguments, by position and by keyword.


def make_counter(start=0, step=1):
    count = start

    def counter():
        nonlocal count
        count += step
        return count

    return counter


for counter in [
    make_counter(),
    make_counter(10),
    make_counter(10, 5),
    make_counter(10, step=5),
    make_counter(step=5),
    make_counter(start=10),
    make_counter(step=-1, start=100),
]:
    print(counter(), counter())
