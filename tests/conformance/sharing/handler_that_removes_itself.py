# A handler that is called once, and takes itself out of the table while it is dispatched.


def make_table():
    handlers = {}
    next_id = 0

    def add(handler):
        nonlocal next_id
        next_id += 1
        handlers[next_id] = handler
        return next_id

    def remove(number):
        return handlers.pop(number, None) is not None

    def dispatch(event):
        for number, handler in list(handlers.items()):
            if number in handlers:
                handler(number, event)
        return len(handlers)

    return add, remove, dispatch


add, remove, dispatch = make_table()


def once(number, event):
    print(f"{number} gets {event}, and is removed: {remove(number)}")


def chatty(number, event):
    print(f"{number} gets {event}")


def jealous(number, event):
    print(f"{number} removes the next: {remove(number + 1)}")


for handler in [once, chatty, jealous, chatty, once]:
    add(handler)
print(dispatch("a"))
print(dispatch("b"))
print(add(once), dispatch("c"))
