# A function that is handed out twice is one function: both handles count with the same variable.


def make_counter():
    count = 0

    def counter():
        nonlocal count
        count += 1
        return count

    return counter, counter


left, right = make_counter()
print(left())
print(right())
print(left(), left())
print(right())
third = right
print(third(), left())
