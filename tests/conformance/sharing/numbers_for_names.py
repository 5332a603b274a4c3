# A generator of numbers, which asks somebody whether a number is free; who is asked may take one himself.


def make_ids(first):
    following = first
    given = {}

    def fresh(name, is_free):
        nonlocal following
        while not is_free(following):
            following += 1
        given[name] = following
        following += 1
        return given[name]

    def number(name):
        return given.get(name)

    return fresh, number


fresh, number = make_ids(1)
print(fresh("a", lambda n: True), fresh("b", lambda n: n % 5 == 0))


def nosy(n):
    if number("helper") is None:
        fresh("helper", lambda n: True)
    return n > number("helper")


print(fresh("c", nosy), number("helper"), fresh("a", lambda n: True))
print([number(name) for name in ["a", "b", "c", "helper", "nobody"]])
