# Adding to a variable of the function around without declaring it nonlocal.
def make_counter():
    count = 0

    def counter():
        count += 1
        return count

    return counter


counter = make_counter()
try:
    print(counter())
except UnboundLocalError as error:
    print(f"{type(error).__name__}: {error}")
