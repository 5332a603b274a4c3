# What stands before a question is read before it is asked, and whoever answers may change it.


class Game:
    def __init__(self, name):
        self.moves = 1
        self.name = name
        self.names = [name]
        self.scores = {"ada": 1}
        self.best = 1
        self.pair = [1, "p"]
        self.next = lambda n: n + 1
        self.board = [1, 2, 3, 4]


def make_game(name):
    game = Game(name)
    turn = 1

    def play(ask):
        yes = []
        yes.append(game.moves < ask())
        yes.append(game.name == str(ask()))
        yes.append(len(game.name) == ask())
        yes.append(game.names[0] == str(ask()))
        yes.append(game.scores["ada"] < ask())
        yes.append(game.best == ask())
        yes.append(game.pair[0] < ask())
        yes.append(game.pair[1] == str(ask()))
        yes.append(game.board[turn] < ask())
        yes.append(game.board[len(game.board) - 1] < ask())
        yes.append(game.next(game.moves) < ask())
        yes.append(game.moves + turn < ask() + game.moves)
        yes.append(-game.moves < ask())
        yes.append(game.moves < (ask() if ask() > 3 else 0))
        yes.append(turn < ask())
        lines = ["".join("y" if value else "n" for value in yes)]
        lines.append(f"{game.moves} {game.pair[1]} {ask()}")
        lines.append(f"{game.moves:>3} {ask()}")
        game.scores["bob"] = ask()
        game.scores["ada"] += ask()
        game.best = game.best + 5
        game.pair[0] += ask()
        game.board[turn % 4] += ask()
        game.board[ask() % 4] += 1
        game.moves = max(min(game.moves, ask()), 2)
        lines.append(f"{game.moves} {game.best} {game.pair[0]} {game.pair[1]} {game.scores['ada']} {game.board}")
        return "\n".join(lines)

    def change():
        nonlocal turn
        game.moves += 1
        game.pair[0] += 1
        game.pair[1] += "q"
        game.board[1] += 1
        game.best += 1
        game.scores["ada"] += 1
        turn = (turn + 1) % 4
        return game.moves

    return play, change


play, _ = make_game("x")
print(play(lambda: 5))
play, change = make_game("x")
print(play(change))
print(play(lambda: change() + change()))
