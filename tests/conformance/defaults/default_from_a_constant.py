# A default names a constant that stands beside the function.
STEP = 5
START = STEP * 20


def make_countdown(start=START, step=STEP):
    def countdown():
        nonlocal start
        start -= step
        return start

    return countdown


STEPS = [make_countdown(), make_countdown(10), make_countdown(step=STEP + 1)]
print([countdown() for countdown in STEPS])
print([countdown() for countdown in STEPS])
