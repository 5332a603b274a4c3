def kruskal(n, edges):
    parent = list(range(n))
    rank = [0] * n
    def find(x):
        if parent[x] != x:
            parent[x] = find(parent[x])
        return parent[x]
    def union(a, b):
        ra, rb = find(a), find(b)
        if ra == rb: return False
        if rank[ra] < rank[rb]: ra, rb = rb, ra
        parent[rb] = ra
        if rank[ra] == rank[rb]: rank[ra] += 1
        return True
    chosen = [e for e in sorted(edges, key=lambda e: e[2]) if union(e[0], e[1])]
    return sum(w for _, _, w in chosen), chosen
print(*kruskal(5, [(0, 1, 4), (1, 2, 8), (0, 2, 1), (3, 4, 2), (2, 3, 5), (1, 4, 6)]))
