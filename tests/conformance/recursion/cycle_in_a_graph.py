# A walk marks what it has entered and left, and leaves early when it comes back.
def has_cycle(graph):
    entered, left = set(), set()

    def visit(node):
        if node in left:
            return False
        if node in entered:
            return True
        entered.add(node)
        if any(visit(other) for other in graph[node]):
            return True
        left.add(node)
        return False

    for node in range(len(graph)):
        if visit(node):
            return f"cycle, {len(left)} done"
    return f"none, {len(left)} done"


print(has_cycle([[1, 2], [3], [3], []]))
print(has_cycle([[3], [2], [4], [], [1]]))
print(has_cycle([[0]]))
