def solve(n):
    cols, d1, d2 = set(), set(), set()
    board = []
    solutions = []
    def place(row):
        if row == n:
            solutions.append(list(board))
            return
        for col in range(n):
            if col in cols or row + col in d1 or row - col in d2: continue
            def each(op):
                for s, v in ((cols, col), (d1, row + col), (d2, row - col)): op(s, v)
            each(set.add)
            board.append(col)
            place(row + 1)
            board.pop()
            each(set.remove)
    place(0)
    return solutions
print(len(solve(6)), solve(6)[0], len(solve(7)))
