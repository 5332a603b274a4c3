LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


def solver():
    memo = {}
    visited = 0

    def winner(board):
        for a, b, c in LINES:
            if board[a] != "." and board[a] == board[b] == board[c]:
                return board[a]
        return None

    def moves(board):
        return [i for i, c in enumerate(board) if c == "."]

    def place(board, i, who):
        return board[:i] + who + board[i + 1:]

    def other(who):
        return "O" if who == "X" else "X"

    def score(board, who):
        nonlocal visited
        if (board, who) in memo:
            return memo[(board, who)]
        visited += 1
        w = winner(board)
        if w is not None:
            s = 1 if w == who else -1
        else:
            s = max((-score(place(board, i, who), other(who)) for i in moves(board)), default=0)
        memo[(board, who)] = s
        return s

    def best(board, who):
        chosen = None
        for i in moves(board):
            s = -score(place(board, i, who), other(who))
            if chosen is None or s > chosen[1]:
                chosen = (i, s)
        return chosen

    def play(board, who):
        trail = []
        while winner(board) is None:
            move = best(board, who)
            if move is None:
                break
            trail.append(f"{who}{move[0]}")
            board = place(board, move[0], who)
            who = other(who)
        return board, trail

    def work():
        return visited

    return best, play, work


best, play, work = solver()
print(best("XX.OO....", "X"))
print(best("X...O...X", "O"))
print(work())
board, trail = play(".........", "X")
print(board, " ".join(trail))
board, trail = play("X.O......", "X")
print(board, " ".join(trail))
print(work())
