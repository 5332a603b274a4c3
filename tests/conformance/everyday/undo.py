def make_document():
    lines = []
    done, undone = [], []
    def execute(do, undo):
        do()
        done.append((do, undo))
        undone.clear()
    def append(line):
        def do(): lines.append(line)
        def undo(): lines.pop()
        execute(do, undo)
    def replace(i, new):
        old = lines[i]
        def do(): lines[i] = new
        def undo(): lines[i] = old
        execute(do, undo)
    def undo():
        if not done: return False
        command = done.pop()
        command[1]()
        undone.append(command)
        return True
    def redo():
        if not undone: return False
        command = undone.pop()
        command[0]()
        done.append(command)
        return True
    def text(): return "/".join(lines)
    return append, replace, undo, redo, text
append, replace, undo, redo, text = make_document()
append("a"); append("b"); replace(0, "A"); print(text())
undo(); undo(); print(text()); redo(); print(text()); print(redo(), redo(), text())
