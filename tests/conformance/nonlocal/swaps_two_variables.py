# An inner function exchanges two variables of the function around it.
def swapped(a, b):
    def swap():
        nonlocal a, b
        a, b = b, a

    swap()
    print(a, b)
    swap()
    print(a, b)
    a += "!"
    swap()
    print(a, b)


swapped("left", "right")
