# A nonlocal declaration comes first, and then the name is used.
def make_counter():
    count = 0

    def counter():
        nonlocal count
        print(f"was {count}")
        count += 1
        return count

    return counter


counter = make_counter()
print(counter())
print(counter())
