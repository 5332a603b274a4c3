# Three functions call each other in turn, all of them before they are defined, and write one list.
def countdown(n):
    steps = []

    def red(n):
        steps.append(f"red {n}")
        return n if n <= 0 else green(n - 1)

    def green(n):
        steps.append(f"green {n}")
        return n if n <= 0 else blue(n - 2)

    def blue(n):
        steps.append(f"blue {n}")
        return n if n <= 0 else red(n - 3)

    last = red(n)
    return steps, last


for n in 7, 0, 2:
    steps, last = countdown(n)
    print(", ".join(steps), "ends with", last)
