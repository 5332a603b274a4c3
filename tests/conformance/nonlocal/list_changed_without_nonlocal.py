# Appending to a list of the factory needs no nonlocal in Python.


def make_log():
    lines = []

    def log(line):
        lines.append(line)
        return len(lines)

    return log


log = make_log()
print(log("a"))
print(log("b"))
