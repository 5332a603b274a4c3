def du(root, exclude):
    sizes = {}
    errors = []
    def onerror(path, why): errors.append(f"{path}: {why}")
    def size(node, path):
        name = f"{path}/{node.name}" if path else node.name
        if any(name.endswith(e) for e in exclude): return 0
        if node.size is not None:
            return node.size
        if node.locked:
            onerror(name, "permission denied")
            return 0
        total = sum(size(c, name) for c in node.children)
        sizes[name] = total
        return total
    total = size(root, "")
    largest = max(sizes, key=lambda n: (sizes[n], n))
    return total, sorted(sizes.items()), largest, errors
class Node:
    def __init__(self, name, size=None, children=(), locked=False):
        self.name, self.size, self.children, self.locked = name, size, children, locked
tree = Node("r", children=[Node("a.txt", 10), Node("src", children=[Node("m.rs", 50), Node("m.pyc", 99)]), Node("x", locked=True)])
t, s, l, e = du(tree, [".pyc"])
print(t, " ".join(f"{k}={v}" for k, v in s), l, e[0])
