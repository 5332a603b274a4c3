# One function has variables of its own that are captured, and captures others.
def outer(x, y, z):
    def middle(a, b, c):
        a = a + x

        def inner():
            return a, z * (b + y), c

        return inner

    return middle


middle = outer(1, 2, 3)
inner = middle(2, 4, 6)
print(*inner())
print(*middle(0, 0, 0)())
print(*inner())
