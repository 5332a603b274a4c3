# A tree whose nodes are in one list: each is put into it before its children are made.
class Node:
    def __init__(self, value):
        self.value = value
        self.kids = []
        self.total = 0


def built(depth):
    nodes = []

    def build(d):
        nodes.append(Node(d))
        me = len(nodes) - 1
        if d > 0:
            nodes[me].kids.append(build(d - 1))
            nodes[me].kids.append(build(d - 1))
        nodes[me].total += d
        return me

    def show(i):
        return "(" + str(nodes[i].value) + "".join(show(kid) for kid in nodes[i].kids) + ")"

    root = build(depth)
    print(nodes[root].value, build(0), len(nodes))
    return show(root)


def make_builder():
    nodes = []

    def add(value):
        nodes.append(Node(value))
        return len(nodes) - 1

    def child(of, value):
        nodes[of].kids.append(add(value))
        nodes[of].total += add(value)
        if nodes[of].total < add(value):
            nodes[of].kids.insert(0, add(value))
        return len(nodes[of].kids)

    def show():
        return [(node.value, node.kids, node.total) for node in nodes]

    return add, child, show


print(built(3))
add, child, show = make_builder()
add(7)
print(child(0, 1), child(0, 2), child(1, 3))
print(show())
