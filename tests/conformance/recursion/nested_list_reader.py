# A reader for nested lists: it calls itself for each bracket and shares one position.
def depths(text):
    position = 0

    def read(depth):
        nonlocal position
        found = []
        while position < len(text):
            letter = text[position]
            position += 1
            if letter == "(":
                found += read(depth + 1)
            elif letter == ")":
                break
            else:
                found.append(f"{letter}{depth}")
        return found

    return read(0)


print(*depths("a(b(cd)e)f"))
print(*depths("((x))y"))
