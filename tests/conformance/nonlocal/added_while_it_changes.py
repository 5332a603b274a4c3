# What an assignment adds to is read before its right side is evaluated, which may change it.


def make():
    total = 1
    items = [1, 2]
    at = 0

    def change():
        nonlocal total, at
        total = 10
        items[0] = 10
        at = 1
        return 5

    def reset():
        nonlocal total, at
        total = 1
        at = 0
        items[:] = [1, 2]

    def add_to_total(f):
        nonlocal total
        total += f()
        return total

    def take_from_total(f):
        nonlocal total
        total -= 2 * f() + 1
        return total

    def add_to_item(f):
        items[at] += f()
        return items[0] * 100 + items[1]

    def multiply_item(f):
        items[0] *= f()
        return items[0]

    def nested():
        nonlocal total
        total += change()
        items[at - 1] += change()
        return total * 1000 + items[0]

    return change, reset, [add_to_total, take_from_total, add_to_item, multiply_item], nested


change, reset, functions, nested = make()
for function in functions:
    reset()
    print(function.__name__, function(change))
reset()
print("nested", nested())
