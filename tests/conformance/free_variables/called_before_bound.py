# A function is called before the variable that it uses is bound.
def report():
    def line(value):
        return f"{prefix}{value}"

    print(line(1))
    prefix = "> "
    print(line(2))


try:
    report()
except NameError as error:
    print(f"{type(error).__name__}: {error}")
