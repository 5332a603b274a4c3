# Arguments are evaluated in the order in which the call writes them, not in that of the parameters.

order = []


def note(name, value):
    order.append(name)
    return value


def make_scale(factor=1, offset=0):
    def scale(x):
        return x * factor + offset
    return scale


scale = make_scale(offset=note("offset", 5), factor=note("factor", 10))
print(" ".join(order))
print(scale(1), scale(2))
scale = make_scale(note("factor", 3), offset=note("offset", 1))
print(" ".join(order))
print(scale(1), scale(2))
