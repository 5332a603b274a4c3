# push, pop and peek work on one list that nobody else can reach.


def make_stack():
    items = []

    def push(item):
        items.append(item)
        return len(items)

    def pop():
        return items.pop() if items else None

    def peek():
        return items[-1] if items else None

    return push, pop, peek


push, pop, peek = make_stack()
print(pop())
print(push(10), push(20), push(30))
print(peek(), pop(), peek())
print(pop(), pop(), pop())
print(push(40), peek())
