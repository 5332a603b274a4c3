# A closure that returns its list hands out its private state: in Python the caller can change it.
def make_log():
    lines = []

    def log(line):
        lines.append(line)

    def shown():
        return lines

    return log, shown


log, shown = make_log()
log("one")
shown().append("not logged")
print(shown())
