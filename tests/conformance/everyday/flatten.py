def analyse(nested):
    flat = []
    depth = max_depth = 0
    counts = {}
    def visit(x):
        nonlocal depth, max_depth
        if isinstance(x, list):
            depth += 1
            max_depth = max(max_depth, depth)
            for y in x: visit(y)
            depth -= 1
        else:
            flat.append(x)
            counts[x] = counts.get(x, 0) + 1
    visit(nested)
    def most_common(n):
        def key(item): return (-item[1], item[0])
        return sorted(counts.items(), key=key)[:n]
    return flat, max_depth, most_common
flat, d, mc = analyse([1, [2, [3, 1]], [], [[[2]], 1]])
print(flat, d, mc(2))
