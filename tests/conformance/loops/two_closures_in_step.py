# Two closures of one factory go on in turns, each from where it was.
def make_walk(at, step):
    def walk():
        nonlocal at
        at += step
        return at

    return walk


hare, tortoise = make_walk(0, 5), make_walk(12, 1)
for turn in range(1, 10):
    fast, slow = hare(), tortoise()
    print(turn, fast, slow)
    if fast >= slow:
        print("caught in turn", turn)
        break
