# A keyword that is misspelt: TypeError when it is called.


def make_counter(start=0, step=1):
    count = start

    def counter():
        nonlocal count
        count += step
        return count

    return counter


try:
    print(make_counter(10, stpe=5)())
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
