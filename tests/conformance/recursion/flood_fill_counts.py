# Flood fill changes the grid around it and counts the cells it filled.
def fill(rows, row, column, color):
    grid = [list(line) for line in rows]
    old = grid[row][column]
    filled = 0

    def spread(r, c):
        nonlocal filled
        if not (0 <= r < len(grid) and 0 <= c < len(grid[r])) or grid[r][c] != old:
            return
        grid[r][c] = color
        filled += 1
        for dr, dc in (0, 1), (1, 0), (0, -1), (-1, 0):
            spread(r + dr, c + dc)

    spread(row, column)
    print(filled)
    for line in grid:
        print("".join(line))


fill(["..#.", ".#..", "#..."], 0, 0, "o")
fill(["..#.", ".#..", "#..."], 1, 2, "x")
