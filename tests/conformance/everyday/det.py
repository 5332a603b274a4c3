def linalg(m):
    n = len(m)
    calls = 0
    def minor(a, i, j):
        return [row[:j] + row[j + 1:] for k, row in enumerate(a) if k != i]
    def det(a):
        nonlocal calls
        calls += 1
        if len(a) == 1: return a[0][0]
        return sum((-1) ** j * a[0][j] * det(minor(a, 0, j)) for j in range(len(a)))
    def transpose(a): return [list(r) for r in zip(*a)]
    def mul(a, b):
        bt = transpose(b)
        def dot(u, v): return sum(x * y for x, y in zip(u, v))
        return [[dot(r, c) for c in bt] for r in a]
    def power(a, k):
        if k == 0: return [[int(i == j) for j in range(n)] for i in range(n)]
        half = power(a, k // 2)
        sq = mul(half, half)
        return mul(sq, a) if k % 2 else sq
    return det(m), calls, power(m, 3), transpose(m)
print(*linalg([[2, 0, 1], [1, 3, 2], [1, 1, 1]]))
