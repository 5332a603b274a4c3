# Backtracking: what is chosen is undone on the way back.
def subsets(items, wanted):
    found = []
    chosen = []

    def choose(start, rest):
        if rest == 0:
            found.append(chosen.copy())
            return
        for index in range(start, len(items)):
            if items[index] <= rest:
                chosen.append(items[index])
                choose(index + 1, rest - items[index])
                chosen.pop()

    choose(0, wanted)
    return found


for subset in subsets([1, 2, 3, 4, 5, 6], 9):
    print(subset)
print(subsets([5, 10], 7))
