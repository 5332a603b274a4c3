def queens(n):
    found = []
    placed = []
    def place(row):
        if row == n:
            found.append(placed.copy())
            return
        for column in range(n):
            if all(column != c and abs(column - c) != row - r for r, c in enumerate(placed)):
                placed.append(column)
                place(row + 1)
                placed.pop()
    place(0)
    return found

def permutations(items):
    out = []
    current = []
    used = [False] * len(items)
    def extend():
        if len(current) == len(items):
            out.append("".join(current))
            return
        for i, item in enumerate(items):
            if not used[i]:
                used[i] = True
                current.append(item)
                extend()
                current.pop()
                used[i] = False
    extend()
    return out


print(queens(4))
print(len(queens(8)))
print(*permutations("abc"))
