# An object builds a text over many calls; a private helper is used by all its methods.
def make_builder(indent):
    lines = []
    depth = 0

    def write(text):
        lines.append(" " * (indent * depth) + text)

    def enter(name):
        nonlocal depth
        write(name + " {")
        depth += 1

    def leave():
        nonlocal depth
        depth -= 1
        write("}")

    def line(text):
        write(text + ";")

    def finish():
        return "\n".join(lines)

    return enter, leave, line, finish


enter, leave, line, finish = make_builder(2)
enter("loop")
line("step")
enter("if")
line("stop")
leave()
leave()
print(finish())
