# A search walks a grid, marks its way, and takes the marks back where there is no way on.
def solve(rows):
    maze = [list(row) for row in rows]
    tried = 0

    def walk(row, column):
        nonlocal tried
        tried += 1
        if maze[row][column] == "X":
            return True
        maze[row][column] = "."
        for r, c in (row, column + 1), (row + 1, column), (row, column - 1), (row - 1, column):
            if maze[r][c] in " X" and walk(r, c):
                return True
        maze[row][column] = " "
        return False

    found = walk(1, 1)
    return maze, found, tried


maze, found, tried = solve(["######", "#  # #", "# ## #", "#   X#", "######"])
for row in maze:
    print("".join(row))
print("found" if found else "lost", tried)
