def explore(text):
    grid = [list(r) for r in text.split("\n")]
    h, w = len(grid), len(grid[0])
    regions = []
    best = None
    def neighbours(r, c):
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            if 0 <= r + dr < h and 0 <= c + dc < w: yield r + dr, c + dc
    def fill(r, c, mark):
        if grid[r][c] != ".": return 0
        grid[r][c] = mark
        return 1 + sum(fill(a, b, mark) for a, b in neighbours(r, c))
    def search(r, c, goal, path):
        nonlocal best
        if best is not None and len(path) >= len(best): return
        path = path + [(r, c)]
        if (r, c) == goal:
            best = path
            return
        for n in neighbours(r, c):
            if grid[n[0]][n[1]] != "#" and n not in path: search(*n, goal, path)
    search(0, 0, (h - 1, w - 1), [])
    for r in range(h):
        for c in range(w):
            if grid[r][c] == ".":
                regions.append(fill(r, c, chr(ord("A") + len(regions))))
    return best, regions, "\n".join("".join(r) for r in grid)
b, r, g = explore("..#.\n#...\n..#.\n#.#.")
print(len(b), b[:3], r); print(g)
