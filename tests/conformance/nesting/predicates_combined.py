# Predicates are joined and turned round by functions that make functions.
def above(limit):
    def holds(n):
        return n > limit

    return holds


def negated(predicate):
    def holds(n):
        return not predicate(n)

    return holds


def both(first, second):
    def holds(n):
        return first(n) and second(n)

    return holds


between = both(above(3), negated(above(7)))
outside = negated(between)
print([n for n in range(11) if between(n)])
print([n for n in range(11) if outside(n)])
print([n for n in range(11) if both(outside, above(5))(n)])
