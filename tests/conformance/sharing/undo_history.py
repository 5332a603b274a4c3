# write changes a text and remembers it; undo and redo walk through what is remembered.


def make_editor():
    text = ""
    undone = []
    history = []

    def write(more):
        nonlocal text
        history.append(text)
        undone.clear()
        text += more
        return text

    def undo():
        nonlocal text
        if history:
            undone.append(text)
            text = history.pop()
        return text

    def redo():
        nonlocal text
        if undone:
            history.append(text)
            text = undone.pop()
        return text

    return write, undo, redo


write, undo, redo = make_editor()
print(write("one"), write(" two"), sep="|")
print(undo())
print(redo())
print(undo(), undo(), undo(), sep="|")
print(redo())
print(write(" three"), redo(), sep="|")
