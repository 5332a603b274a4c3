# Adding to a variable of the function around, which is declared nonlocal.
def make_counter():
    count = 0

    def counter():
        nonlocal count
        count += 1
        return count

    return counter


counter = make_counter()
try:
    print(counter())
except UnboundLocalError as error:
    print(f"{type(error).__name__}: {error}")
print(counter())
