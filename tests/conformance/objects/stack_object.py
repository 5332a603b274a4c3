# A stack as an object made of closures: methods on one list that is no attribute of it.

from types import SimpleNamespace


def make_stack():
    items = []

    def push(item):
        items.append(item)

    def pop():
        return items.pop() if items else "nothing"

    def size():
        return len(items)

    return SimpleNamespace(push=push, pop=pop, size=size)


stack = make_stack()
for word in ["one", "two", "three"]:
    stack.push(word)
print(stack.size())
print(stack.pop(), stack.pop(), stack.size())
other = make_stack()
print(other.pop(), other.size())
print(stack.pop(), stack.pop())
