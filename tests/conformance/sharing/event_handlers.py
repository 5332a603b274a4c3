# Handlers registered in a table change one model, and the view shows it.


def make_window():
    title = "untitled"
    clicks = 0

    def on_click():
        nonlocal clicks
        clicks += 1

    def on_rename():
        nonlocal title
        title = f"renamed after {clicks}"

    def view():
        return f"[{title}] {clicks} clicks"

    handlers = {"click": on_click, "rename": on_rename}

    def send(event):
        if event in handlers:
            handlers[event]()

    return send, view


send, view = make_window()
print(view())
for event in ["click", "click", "scroll"]:
    send(event)
print(view())
send("rename")
send("click")
print(view())
