# A recursive walk calls a function that it was given, and that function changes a variable of its own surroundings.
def count_leaves(tree):
    leaves = 0
    names = []

    def leaf(name):
        nonlocal leaves
        leaves += 1
        names.append(name)

    def walk(node):
        name, children = node
        if not children:
            leaf(name)
        for child in children:
            walk(child)

    walk(tree)
    return leaves, " ".join(names)


print(*count_leaves(("a", [("b", []), ("c", [("d", []), ("e", [])])])))
print(*count_leaves(("x", [])))
