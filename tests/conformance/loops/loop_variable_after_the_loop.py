# The loop variable lives on after the loop in Python; here it ends with its turn.
def last_of(items):
    for item in items:
        pass

    def last():
        return item

    return last()


print(last_of([1, 2, 3]))
try:
    print(last_of([]))
except NameError as error:
    print(type(error).__name__)
