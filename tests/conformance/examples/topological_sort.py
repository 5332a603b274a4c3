def topological_sort(graph):
    order = []
    seen = set()
    def visit(task):
        if task in seen:
            return
        seen.add(task)
        for needed in graph[task]:
            visit(needed)
        order.append(task)
    for task in graph:
        visit(task)
    return order


dressing = {
    "belt": ["trousers"],
    "jacket": ["shirt", "belt"],
    "shirt": [],
    "shoes": ["socks", "trousers"],
    "socks": [],
    "trousers": [],
}
print(*topological_sort(dressing))
