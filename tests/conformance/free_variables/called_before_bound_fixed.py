# A function is called after the variable that it uses is bound, though it is defined before.
def report():
    def line(value):
        return f"{prefix}{value}"

    prefix = "> "
    print(line(1))
    print(line(2))


try:
    report()
except NameError as error:
    print(f"{type(error).__name__}: {error}")
