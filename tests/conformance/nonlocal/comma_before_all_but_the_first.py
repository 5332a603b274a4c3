# Pretty printing of a call: a comma before every argument but the first.
class Printer:
    def __init__(self):
        self.out = []
        self.indent = 0

    def text(self, text):
        self.out.append(text)

    def breakable(self):
        self.out.append("\n" + " " * self.indent)

    def group(self, indent, open):
        self.text(open)
        self.indent += indent

    def end_group(self, dedent, close):
        self.indent -= dedent
        self.text(close)


class Call:
    def __init__(self, name, args, kwargs):
        self.name = name
        self.args = args
        self.kwargs = kwargs

    def pretty(self, p):
        started = False

        def new_item():
            nonlocal started
            if started:
                p.text(",")
                p.breakable()
            started = True

        prefix = self.name + "("
        p.group(len(prefix), prefix)
        for arg in self.args:
            new_item()
            arg.pretty(p)
        for arg_name, arg in self.kwargs:
            new_item()
            arg_prefix = arg_name + "="
            p.group(len(arg_prefix), arg_prefix)
            arg.pretty(p)
            p.end_group(len(arg_prefix), "")
        p.end_group(len(prefix), ")")


def leaf(name):
    return Call(name, [], [])


p = Printer()
Call("f", [leaf("x"), Call("g", [leaf("y"), leaf("z")], [])], [("key", Call("h", [], [("a", leaf("b")), ("c", leaf("d"))]))]).pretty(p)
print("".join(p.out))
