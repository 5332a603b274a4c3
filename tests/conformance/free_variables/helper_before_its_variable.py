# A helper may stand before the variables that it uses, as long as they are bound when it is called.
def report(values):
    def line(label, value):
        return f"{prefix}{label}{separator}{value}"

    prefix = "> "
    separator = ": "
    print(line("sum", sum(values)))
    separator = " = "
    print(line("max", max(values)))


report([3, 1, 2])
report([10])
