# The report on an error: all lines go to one stream, some of them in red.
import io


def red(text):
    return f"<{text}>"


def handle_exception(kind, stderr, interactive=False, messages=()):
    if kind == "quit":
        return

    def print_err(*values):
        print(*values, file=stderr)

    def print_red(*values):
        print_err(*map(red, values))

    print_err()
    if not interactive and kind == "interrupt":
        print_err("Interrupted!")
        return
    if kind == "recursion":
        print_red("Recursion", "error!")
        print_err()
        print_err("raise the limit")
    if kind == "unicode":
        print_red("Encoding error!")
    for message in messages:
        print_err("log:", message)
    if interactive:
        print_red("Starting debugger:")
        return
    print_err("saved")


for kind, interactive, messages in [
    ("quit", False, []),
    ("interrupt", False, ["x"]),
    ("recursion", False, ["x", "y"]),
    ("unicode", True, []),
]:
    out = io.StringIO()
    handle_exception(kind, out, interactive=interactive, messages=messages)
    print(out.getvalue().replace("\n", "|"))
