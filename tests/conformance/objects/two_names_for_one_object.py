# A second name is the same object in Python, and sees its changes; here the object is moved.
def make_counter(count):
    def counter():
        nonlocal count
        count += 1
        return count

    return counter


first = make_counter(0)
second = first
print(first(), second(), first())
