def tictactoe(board):
    board = list(board)
    lines = [(0,1,2),(3,4,5),(6,7,8),(0,3,6),(1,4,7),(2,5,8),(0,4,8),(2,4,6)]
    nodes = 0
    def winner():
        for a, b, c in lines:
            if board[a] != " " and board[a] == board[b] == board[c]: return board[a]
        return None
    def moves(): return [i for i in range(9) if board[i] == " "]
    def play(i, who, then):
        board[i] = who
        result = then()
        board[i] = " "
        return result
    def score(who, alpha=-2, beta=2):
        nonlocal nodes
        nodes += 1
        w = winner()
        if w is not None: return 1 if w == "X" else -1
        ms = moves()
        if not ms: return 0
        for m in ms:
            if who == "X": alpha = max(alpha, play(m, "X", lambda: score("O", alpha, beta)))
            else: beta = min(beta, play(m, "O", lambda: score("X", alpha, beta)))
            if alpha >= beta: break
        return alpha if who == "X" else beta
    scored = [(play(m, "X", lambda: score("O")), -m) for m in moves()]
    return -max(scored)[1], max(scored)[0], nodes
print(*tictactoe("XO  O    ")); print(*tictactoe("X   O   X")); print(*tictactoe("XX OO    "))
