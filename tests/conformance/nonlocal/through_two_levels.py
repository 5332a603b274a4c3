# The innermost function changes a variable of the outermost one, which the middle one does not mention.
def outer():
    x = 1

    def middle():
        def inner():
            nonlocal x
            x *= 10
            return x

        inner()
        return inner()

    print(x)
    print(middle())
    print(x)
    middle()
    print(x)


outer()
