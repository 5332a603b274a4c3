# Two handles of one state: a function that is used twice is one function.
def make_counter(count):
    def counter():
        nonlocal count
        count += 1
        return count

    return counter, counter


first, second = make_counter(0)
print(first(), second(), first())
third = second
print(third(), first())
