# Source for a decorated function: names of arguments, nested, each once.
class Signature:
    def __init__(self, names, args, kwargs, positional):
        self.names = names
        self.args = args
        self.kwargs = kwargs
        self.positional = positional


def assemble(sig, wanted, function):
    mutable_args = False
    block = []
    applied = set()

    def get_name(arg, first=True):
        nonlocal mutable_args
        if isinstance(arg, tuple):
            name = ", ".join(get_name(x, False) for x in arg)
            return name if first else f"({name})"
        if arg in applied:
            raise ValueError(f"argument {arg} is specified multiple times")
        applied.add(arg)
        if arg in sig.names:
            return sig.names[arg]
        elif isinstance(arg, str):
            if sig.kwargs is None:
                raise ValueError(f"name {arg} is not a parameter")
            return f"{sig.kwargs}[{arg}]"
        else:
            if sig.args is None:
                raise ValueError(f"index {arg} is not a parameter")
            mutable_args = True
            return f"{sig.args}[{arg - sig.positional}]"

    block.extend(f"{name} = {function}({name})" for name in map(get_name, wanted))
    return block, int(mutable_args)


def show(sig, wanted):
    try:
        block, mutable = assemble(sig, wanted, "f")
        print("; ".join(block), mutable)
    except ValueError as e:
        print("error:", e)


full = Signature({"g": "_g", 0: "_g", 1: "_h"}, "args", "kw", 2)
bare = Signature({"g": "_g"}, None, None, 1)
show(full, [1, "g"])
show(full, [("g", (3, "x")), 4])
show(full, [1, ("g", 1)])
show(bare, ["g"])
show(bare, ["y"])
show(bare, [7])
