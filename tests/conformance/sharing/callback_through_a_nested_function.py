# A nested function calls a callback that changes what the function around it adds to, compares, and shows.


def make():
    total = 1
    at = 0
    items = [1, 2]

    def change():
        nonlocal total, at
        total += 100
        at = 1
        items[0] += 100

    def add(callback):
        nonlocal total

        def value():
            callback()
            return 10

        total += value()
        print(f"{total} {value()}")
        print(f"{total} {value()} {total}")
        print(total * 1000 + value())

    def add_to_items(callback):
        nonlocal at

        def value():
            callback()
            return 10

        at = 0
        items[at] += value()
        less = items[0] < value()
        items.append(items[0] + value())
        print(f"{int(less)} {items}")

    def add_by_lambda(callback):
        nonlocal total

        def ask():
            callback()
            return 10

        def twice():
            return ask() + ask()

        total += ask()
        items[0] += twice()
        print(f"{total} {items[0]} {total * 2 + ask()}")

    def ask_about_items(callback):
        def ask(of):
            first = of[1]
            callback()
            return first

        before = total
        print(ask(items) + total - before)

    def add_deeper(callback):
        nonlocal total

        def outer():
            def inner():
                callback()
                return 1

            return inner() + inner()

        total -= outer()
        items[1] *= outer()
        print(f"{total} {items[1]}")

    return add, add_to_items, add_by_lambda, ask_about_items, add_deeper, change


add, add_to_items, add_by_lambda, ask_about_items, add_deeper, change = make()
add(change)
add_to_items(change)
add_by_lambda(change)
ask_about_items(change)
add_deeper(change)
