def make_window():
    items = []
    undone = []
    def add(name):
        def click():
            items.append(name)
            undone.clear()
        return click
    def undo():
        if items:
            undone.append(items.pop())
    def redo():
        if undone:
            items.append(undone.pop())
    def clear():
        nonlocal items
        items = []
    def title():
        return "+".join(items) or "empty"
    buttons = {"tea": add("tea"), "cake": add("cake"), "undo": undo, "redo": redo, "clear": clear}
    return buttons, title


buttons, title = make_window()
print(title())
for name in ["tea", "cake", "tea", "undo", "undo", "redo"]:
    buttons[name]()
print(title())
for name in ["undo", "tea", "redo"]:
    buttons[name]()
print(title())
buttons["clear"]()
print(title())
