# The declaration means the nearest variable of that name, and the one farther out stays.
def outer():
    x = "outer"

    def middle():
        x = "middle"

        def inner():
            nonlocal x
            x += ", changed"

        inner()
        print(x)

    middle()
    print(x)


outer()
