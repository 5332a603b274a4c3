def sccs(graph):
    index = 0
    indices, low = {}, {}
    stack, on = [], set()
    result = []
    def strong(v):
        nonlocal index
        indices[v] = low[v] = index
        index += 1
        stack.append(v); on.add(v)
        for w in graph.get(v, ()):
            if w not in indices:
                strong(w)
                low[v] = min(low[v], low[w])
            elif w in on:
                low[v] = min(low[v], indices[w])
        if low[v] == indices[v]:
            comp = []
            while True:
                w = stack.pop()
                on.discard(w)
                comp.append(w)
                if w == v: break
            result.append(sorted(comp))
    for v in sorted(graph):
        if v not in indices: strong(v)
    return result
print(sccs({1: [2], 2: [3], 3: [1, 4], 4: [5], 5: [4], 6: [5, 6]}))
