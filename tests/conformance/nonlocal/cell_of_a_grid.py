# An element of an element is changed, and the other rows are not.
def make_grid(rows, columns):
    grid = [[0] * columns for _ in range(rows)]

    def mark(row, column):
        grid[row][column] += 1
        return [sum(line) for line in grid]

    return mark


mark = make_grid(2, 3)
print(mark(0, 0))
print(mark(1, 2))
print(mark(1, 2))
