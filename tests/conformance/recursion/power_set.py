# The power set by taking each item or leaving it, with the chosen ones in a list around.
def subsets(items):
    out = []
    chosen = []

    def decide(i):
        if i == len(items):
            out.append("".join(chosen) or "-")
            return
        decide(i + 1)
        chosen.append(items[i])
        decide(i + 1)
        chosen.pop()

    decide(0)
    return out


print(*subsets("abc"))
print(*subsets("x"))
print(len(subsets("abcdefg")))
