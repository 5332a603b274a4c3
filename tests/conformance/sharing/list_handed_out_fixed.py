# A closure that returns a copy of its list keeps its state private.
def make_log():
    lines = []

    def log(line):
        lines.append(line)

    def shown():
        return lines.copy()

    return log, shown


log, shown = make_log()
log("one")
shown().append("not logged")
print(*shown())
log("two")
print(*shown())
