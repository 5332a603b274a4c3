# A pair is a function that gives its parts to the function it is called with.
def cons(x, y):
    def pair(pick):
        return pick(x, y)

    return pair


def car(pair):
    return pair(lambda x, y: x)


def cdr(pair):
    return pair(lambda x, y: y)


p = cons(3, 4)
print(car(p), cdr(p))
q = cons(cdr(p), car(p))
print(car(q), cdr(q))
print(p(lambda x, y: x * y))
