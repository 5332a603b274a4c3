# A parameter of the inner function hides the variable of that name around it.
def outer(x):
    def double(x):
        return 2 * x

    def triple(y):
        return 3 * x + y

    return double(x + 1), triple(1), x


print(*outer(10))
print(*outer(-1))
