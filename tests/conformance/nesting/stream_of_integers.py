# A stream is a head and a function that makes the rest when it is asked for.
def integers_from(n):
    def rest():
        return integers_from(n + 1)

    return n, rest


def keep(stream, wanted):
    head, rest = stream
    while not wanted(head):
        head, rest = rest()

    def kept_rest():
        return keep(rest(), wanted)

    return head, kept_rest


def take(stream, count):
    taken = []
    for _ in range(count):
        head, rest = stream
        taken.append(head)
        stream = rest()
    return taken


print(take(integers_from(5), 4))
print(take(keep(integers_from(1), lambda n: n % 7 == 0), 5))
