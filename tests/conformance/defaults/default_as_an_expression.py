# A default may be any expression over the names of its module: constants, calls, arithmetic.

MINUTE = 60


def hours(n):
    return n * 60 * MINUTE


def make_timer(seconds=hours(2) + 5 * MINUTE, label="-".join(["tea", "timer"])):
    left = seconds

    def tick(elapsed):
        nonlocal left
        left = max(left - elapsed, 0)
        return f"{label}: {left}"

    return tick


tick = make_timer()
print(tick(5))
print(tick(hours(2)))
print(tick(1000))
egg = make_timer(label="egg", seconds=3 * MINUTE)
print(egg(30))
