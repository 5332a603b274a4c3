# A depth-first search marks the nodes it has seen and lists them in the order it leaves them.
def postorder(graph, start):
    seen = set()
    order = []

    def visit(node):
        if node in seen:
            return
        seen.add(node)
        for following in graph[node]:
            visit(following)
        order.append(node)

    visit(start)
    return order


graph = {"a": ["b", "c"], "b": ["d"], "c": ["d", "a"], "d": [], "e": ["a"]}
print(*postorder(graph, "a"))
print(*postorder(graph, "d"))
print(*postorder(graph, "e"))
