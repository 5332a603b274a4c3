# A menu whose entries are lambdas over two nested functions; a pipeline that notes what goes through it.
class Menu:
    def __init__(self):
        self.entries = []

    def entry(self, name, action):
        self.entries.append((name, action))
        return self

    def choose(self, name):
        for known, action in self.entries:
            if known == name:
                action()


def volume(choices):
    level = 5
    history = []

    def change(by):
        nonlocal level
        level = max(0, min(10, level + by))
        history.append(level)

    def mute():
        nonlocal level
        before = level
        level = 0
        history.append(-before)

    menu = Menu().entry("up", lambda: change(2)).entry("down", lambda: change(-1)).entry("mute", lambda: mute())
    for choice in choices:
        menu.choose(choice)
    return level, history


def pipeline(numbers):
    steps = []

    def note(what, n):
        steps.append(f"{what}{n}")
        return n

    doubled = map(lambda n: note("*", n) * 2, numbers)
    large = filter(lambda n: note("?", n) > 2, doubled)
    total = 0
    for n in large:
        total += note("+", n)
        if total > 8:
            note("!", total)
    return total, steps


def both(one, other):
    return [one(), other(), one()]


def ids():
    last = 0

    def fresh(step):
        nonlocal last
        last += step
        return last

    first = lambda: fresh(1)
    tens = lambda: fresh(10)
    seen = both(first, tens)
    seen.append(fresh(100))
    seen += both(lambda: first() + last, lambda: tens() - last)
    return seen


print(*volume(["up", "up", "up", "down", "mute", "up"]))
total, steps = pipeline([1, 2, 3])
print(total, " ".join(steps))
print(*ids())
