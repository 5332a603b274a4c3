class Node:
    def __init__(self, name, fun, root, args, parents):
        self.name, self.fun, self.root, self.args, self.parents = name, fun, root, args, parents

def dot_var(name, color):
    return f"var {name} {color}\n"

def dot_fun(name, fun):
    return f"fun {name} {fun}\n"

def dot_edge(a, b):
    return f"{a} -> {b}\n"

def to_dot(graph):
    visited = set()
    def fragment_of(node):
        visited.add(node.name)
        if node.root:
            return dot_var(node.name, "input")
        fragment = dot_fun(node.name, node.fun)
        for argnum, arg in enumerate(node.args):
            if argnum in node.parents:
                parent = node.parents[argnum]
                fragment += dot_edge(parent.name, node.name)
                if parent.name not in visited:
                    fragment += fragment_of(parent)
            else:
                argnode = f"{node.name}_arg_{argnum}"
                fragment += dot_edge(argnode, node.name)
                fragment += dot_var(argnode, str(arg))
        return fragment
    body = fragment_of(graph)
    body += dot_var("output", "output")
    body += dot_edge(graph.name, "output")
    return body

x = Node("x", "", True, [], {})
a = Node("a", "sin", False, [0], {0: x})
b = Node("b", "mul", False, [0, 7], {0: a})
c = Node("c", "add", False, [0, 0, 3], {0: b, 1: a})
print(to_dot(c), end="")
