# A walk over a tree adds up and collects in variables around it.
def walk(tree):
    total = 0
    deepest = 0
    order = []

    def visit(node, depth):
        nonlocal total, deepest
        value, children = node
        total += value
        deepest = max(deepest, depth)
        for child in children:
            visit(child, depth + 1)
        order.append(value)

    visit(tree, 1)
    print(total, deepest)
    print(order)


walk((1, [(2, [(4, [])]), (3, [])]))
walk((7, []))
