import heapq
def shortest(graph, source, target):
    dist = {source: 0}
    prev = {}
    heap = [(0, source)]
    def relax(u, v, w):
        alt = dist[u] + w
        if v not in dist or alt < dist[v]:
            dist[v] = alt
            prev[v] = u
            heapq.heappush(heap, (alt, v))
    def path():
        out = []
        node = target
        while node != source:
            out.append(node)
            node = prev[node]
        out.append(source)
        return out[::-1]
    while heap:
        d, u = heapq.heappop(heap)
        if u == target:
            return d, path()
        if d > dist[u]: continue
        for v, w in graph.get(u, []):
            relax(u, v, w)
    return None
g = {"a": [("b", 7), ("c", 3)], "c": [("b", 1), ("d", 8)], "b": [("d", 2)]}
print(*shortest(g, "a", "d")); print(shortest(g, "d", "a"))
