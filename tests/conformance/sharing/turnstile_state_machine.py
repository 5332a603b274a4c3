# Two events and a report share the state of a machine, and a count of what was refused.


def make_turnstile():
    state = "locked"
    refused = 0

    def coin():
        nonlocal state
        state = "open"
        return state

    def push():
        nonlocal state, refused
        if state == "locked":
            refused += 1
            return "refused"
        state = "locked"
        return "passed"

    def report():
        return f"{state}, {refused} refused"

    return coin, push, report


coin, push, report = make_turnstile()
print(report())
print(push())
print(coin(), push(), push())
print(coin(), coin(), push())
print(report())
