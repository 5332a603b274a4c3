# One function adds to a dictionary, another sorts what is in it.
def make_board():
    points = {}

    def score(name, n):
        points[name] = points.get(name, 0) + n

    def leaders(count):
        ranked = sorted(points.items(), key=lambda entry: (-entry[1], entry[0]))
        return ", ".join(f"{name} {n}" for name, n in ranked[:count])

    return score, leaders


score, leaders = make_board()
for name, n in ("Ada", 3), ("Bob", 5), ("Cyd", 4), ("Ada", 2):
    score(name, n)
print(leaders(2))
score("Cyd", 9)
print(leaders(1))
print(leaders(9))
