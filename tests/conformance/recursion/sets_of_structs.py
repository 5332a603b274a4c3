# Union-find over objects: `find` shortens paths in the list that its result is an index of.
class Node:
    def __init__(self, name, up, kids):
        self.name = name
        self.up = up
        self.kids = kids
        self.size = 1
        self.steps = 0


def some_nodes():
    return [Node("a", 0, [1]), Node("bb", 0, [2]), Node("ccc", 1, []), Node("dddd", 3, [])]


def merged(pairs):
    nodes = some_nodes()
    log = []

    def find(i):
        up = nodes[i].up
        if up == i:
            return i
        root = find(up)
        nodes[i].up = root
        nodes[i].steps += 1
        return root

    def add(name):
        nodes.append(Node(name, len(nodes), []))
        return len(nodes) - 1

    for a, b in pairs:
        if nodes[find(a)].size < nodes[find(b)].size:
            a, b = b, a
        log.append(nodes[find(a)].size + nodes[find(b)].size)
        a, b = find(a), find(b)
        if a != b:
            nodes[b].up = a
            nodes[a].size += nodes[b].size
    for kid in nodes[find(2)].kids:
        log.append(kid)
    if nodes[find(2)].name == "a":
        log.append(100)
    while nodes[add("e")].size + len(nodes) < 8:
        log.append(len(nodes))
    last = nodes[add("ff")]
    last.size += 5
    log.append(last.size)
    log.append(max(nodes[add("g")].size, nodes[add("h")].size))
    log.extend(len(node.name) for node in nodes[: add("i")])
    log.extend(node.size for node in nodes[add("j") - 2 :])
    nodes[find(2)].kids.append(add("k"))
    log.append(nodes[find(1)].kids[-1])
    return log, [node.steps for node in nodes]


def make_sets():
    nodes = some_nodes()

    def find(i):
        up = nodes[i].up
        if up == i:
            return i
        root = find(up)
        nodes[i].up = root
        nodes[i].steps += 1
        return root

    def name(i):
        if nodes[find(i)].name == "a":
            return "first"
        return nodes[find(i)].name

    def kids(i):
        total = 0
        for kid in nodes[find(i)].kids:
            total += kid
        while nodes[find(i)].size < 3:
            nodes[find(i)].size += 1
        found = nodes[find(i)].size + nodes[find(i)].size
        return total + found

    def steps():
        return [node.steps for node in nodes]

    return find, name, kids, steps


print(merged([(2, 3), (1, 3), (3, 0)]))
find, name, kids, steps = make_sets()
print(find(2), name(2), name(3), kids(2), kids(3), steps())
