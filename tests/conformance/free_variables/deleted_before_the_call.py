# A variable that is deleted before a function that reads it is called: NameError in Python.
def count_lines():
    lines = ["one", "two"]

    def count():
        return len(lines)

    print(count())
    del lines
    return count()


try:
    print(count_lines())
except NameError as error:
    print(type(error).__name__)
