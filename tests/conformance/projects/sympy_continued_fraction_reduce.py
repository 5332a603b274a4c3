def convergents(cf):
    p0, q0, p1, q1 = 0, 1, 1, 0
    for a in cf:
        if a == "x":
            yield f"({p1}x+{p0})/({q1}x+{q0})"
        else:
            p0, q0, p1, q1 = p1, q1, a * p1 + p0, a * q1 + q0
            yield f"{p1}/{q1}"

def reduce(cf):
    period = []
    x = "x"
    def untillist(cf):
        for nxt in cf:
            if isinstance(nxt, list):
                period.extend(nxt)
                yield x
                break
            yield nxt
    a = "0"
    for a in convergents(untillist(cf)):
        pass
    if period:
        return f"{a} where x = {reduce(period + ['y'][:0])}.."
    return a

print(reduce([1, 2, 3]))
print(reduce([1, [2, 1], 9]))
print(reduce([3, 7, [15]]))
print(reduce([]))
