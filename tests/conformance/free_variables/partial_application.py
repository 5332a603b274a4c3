# A function remembers the first arguments for another one.
def partial(function, *first):
    def rest(*last):
        return function([*first, *last])

    return rest


add_to_six = partial(sum, 1, 2, 3)
print(add_to_six())
print(add_to_six(10, 20))
print(partial(max, 7)(3, 5))
print(add_to_six(-6))
