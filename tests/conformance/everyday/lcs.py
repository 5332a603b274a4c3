def diff(a, b):
    memo = {}
    def lcs(i, j):
        if i == len(a) or j == len(b): return 0
        if (i, j) not in memo:
            if a[i] == b[j]: memo[i, j] = 1 + lcs(i + 1, j + 1)
            else: memo[i, j] = max(lcs(i + 1, j), lcs(i, j + 1))
        return memo[i, j]
    out = []
    i = j = 0
    def step(mark, line):
        out.append(f"{mark} {line}")
    while i < len(a) or j < len(b):
        if i < len(a) and j < len(b) and a[i] == b[j]:
            step(" ", a[i]); i += 1; j += 1
        elif j == len(b) or (i < len(a) and lcs(i + 1, j) >= lcs(i, j + 1)):
            step("-", a[i]); i += 1
        else:
            step("+", b[j]); j += 1
    return out
print("\n".join(diff("a b c d".split(), "a c x d e".split())))
