# A closure calls another one, which it was given, and that one changes a variable of another function.
def make_timer(seconds, alarm):
    def tick():
        nonlocal seconds
        seconds -= 1
        if seconds == 0:
            alarm("time is up")
        return seconds

    return tick


def make_log():
    lines = []

    def log(line):
        lines.append(line)

    def shown():
        return ", ".join(lines) or "nothing"

    return log, shown


log, shown = make_log()
egg, cake = make_timer(2, log), make_timer(3, log)
log("start")
for _ in range(3):
    print(egg(), cake(), shown())
