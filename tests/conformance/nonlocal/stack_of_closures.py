# Push, pop and size are three functions over one list.
def make_stack():
    items = []

    def push(item):
        items.append(item)
        return size()

    def pop():
        return items.pop() if items else "empty"

    def size():
        return len(items)

    return push, pop, size


push, pop, size = make_stack()
print(push("a"), push("b"), size())
print(pop(), pop(), pop())
print(size(), push("c"))
