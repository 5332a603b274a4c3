class Open(Exception): pass
def breaker(f, threshold, cooldown, clock):
    failures = 0
    opened_at = None
    transitions = []
    def trip():
        nonlocal opened_at
        opened_at = clock()
        transitions.append(f"open@{opened_at}")
    def reset():
        nonlocal failures, opened_at
        if opened_at is not None: transitions.append(f"closed@{clock()}")
        failures, opened_at = 0, None
    def call(x):
        nonlocal failures
        if opened_at is not None and clock() - opened_at < cooldown:
            raise Open(f"retry in {cooldown - (clock() - opened_at)}")
        try: result = f(x)
        except ValueError:
            failures += 1
            if failures >= threshold: trip()
            raise
        reset()
        return result
    return call, lambda: transitions
t = 0
def div(x):
    if x == 0: raise ValueError("zero")
    return 100 // x
call, tr = breaker(div, 2, 10, lambda: t)
for step, x in ((0, 5), (1, 0), (2, 0), (5, 5), (12, 0), (13, 1), (23, 4)):
    t = step
    try: print(call(x))
    except Open as e: print("open:", e)
    except ValueError as e: print("error:", e)
print(" ".join(tr()))
