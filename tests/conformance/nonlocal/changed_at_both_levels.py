# A function and the function it makes both change the variable of the outermost one.
def outer(x):
    def middle():
        nonlocal x
        x -= 2

        def inner():
            nonlocal x
            x += 4
            return x

        return inner

    return middle


middle = outer(1)
inner = middle()
print(inner())
other = middle()
print(other(), inner())
