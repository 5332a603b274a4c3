class ViewBox:
    def __init__(self):
        self.calls = []
    def invoke(self, name, args):
        self.calls.append(name)
        return f"{name}({','.join(args)})"

class Plot:
    def __init__(self):
        self.vb = ViewBox()

methods = {}

def create_method(name):
    def method(self, args):
        return self.vb.invoke(name, args)
    method.__name__ = name
    return method

for name in ("setXRange", "setYRange", "autoRange"):
    methods[name] = create_method(name)

p = Plot()
print(methods["setXRange"](p, ["1", "2"]))
print(methods["autoRange"](p, []))
print(" ".join(p.vb.calls), len(methods), methods["setYRange"].__name__)
