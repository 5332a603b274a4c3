# What a loop leaves behind is a variable of its own, bound before the loop.
def last_of(items):
    latest = None
    for item in items:
        latest = item

    def last():
        return "none" if latest is None else f"the last is {latest}"

    return last


print(last_of([1, 2, 3])())
print(last_of([])())
