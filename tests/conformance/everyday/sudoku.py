def solve(board):
    steps = 0
    def candidates(r, c):
        used = set()
        for i in range(9):
            used.add(board[r][i]); used.add(board[i][c])
            used.add(board[r // 3 * 3 + i // 3][c // 3 * 3 + i % 3])
        return [d for d in range(1, 10) if d not in used]
    def empty():
        best = None
        for r in range(9):
            for c in range(9):
                if board[r][c] == 0:
                    opts = candidates(r, c)
                    if best is None or len(opts) < len(best[2]): best = (r, c, opts)
        return best
    def search():
        nonlocal steps
        steps += 1
        cell = empty()
        if cell is None: return True
        r, c, opts = cell
        for d in opts:
            board[r][c] = d
            if search(): return True
        board[r][c] = 0
        return False
    ok = search()
    return ok, steps
g = "530070000600195000098000060800060003400803001700020006060000280000419005000080079"
b = [[int(g[r * 9 + c]) for c in range(9)] for r in range(9)]
print(*solve(b)); print("".join(map(str, b[0])), "".join(map(str, b[8])))
