# The factory goes on using the list that its closures share, before and after they are made.


def make_log(name):
    lines = [f"{name} opened"]

    def log(line):
        lines.append(line)

    def dump():
        return "; ".join(lines)

    log("first")
    lines.append(f"{len(lines)} lines so far")
    return log, dump


log, dump = make_log("app.log")
print(dump())
log("second")
log("third")
print(dump())
other_log, other_dump = make_log("other.log")
print(other_dump())
