# The depth goes up and down with the calls, and the deepest one is kept.
def depths(text):
    depth = deepest = position = 0

    def group():
        nonlocal depth, deepest, position
        depth += 1
        deepest = max(deepest, depth)
        while position < len(text):
            letter = text[position]
            position += 1
            if letter == "(":
                group()
            elif letter == ")":
                break
        depth -= 1

    group()
    return depth, deepest, position


for text in "", "()", "(()(()))", "((":
    print(repr(len(text)), *depths(text))
