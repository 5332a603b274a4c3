# A name means the variable of the nearest function that binds it.
def outer():
    x = "outer"

    def middle():
        x = "middle"

        def inner():
            return f"inner sees {x}"

        return inner()

    def beside():
        return f"beside sees {x}"

    return middle(), beside()


for line in outer():
    print(line)
