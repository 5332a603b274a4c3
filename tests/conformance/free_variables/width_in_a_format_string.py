# A free variable that stands nowhere but inside a format string is captured.
def make_columns(width, places, unit):
    def line(name, value):
        return f"{name:<{width}}|{value:>{width}.{places}f} {unit}"

    return line


line = make_columns(8, 2, "m")
print(line("length", 2.65358))
print(line("height", 20))
print(make_columns(4, 0, "kg")("ox", 755.3))
