# Two functions hand each other to a scheduler, and share the ball.


def make_table(play):
    hits = []
    balls = 0

    def ping(left):
        nonlocal balls
        hits.append(f"ping {left}")
        balls += 1
        if left > 0:
            play(left - 1, pong)

    def pong(left):
        hits.append(f"pong {left} of {balls}")
        if left > 0:
            play(left - 1, ping)

    def score():
        return f"{balls} of {len(hits)}: {', '.join(hits)}"

    return ping, score


waiting = []


def play(left, turn):
    waiting.append((left, turn))


def at_once(left, turn):
    turn(left)


ping, score = make_table(play)
ping(4)
while waiting:
    left, turn = waiting.pop(0)
    turn(left)
print(score())
ping, score = make_table(at_once)
ping(3)
print(score())
