class Cycle(Exception): pass
def order(deps):
    WHITE, GREY, BLACK = 0, 1, 2
    color = {}
    out = []
    stack = []
    def visit(n):
        c = color.get(n, WHITE)
        if c == BLACK: return
        stack.append(n)
        if c == GREY:
            raise Cycle(stack[stack.index(n):])
        color[n] = GREY
        for d in deps.get(n, []): visit(d)
        color[n] = BLACK
        stack.pop()
        out.append(n)
    for n in sorted(deps): visit(n)
    return out
print(order({"app": ["db", "log"], "db": ["log"], "log": []}))
try: order({"a": ["b"], "b": ["c"], "c": ["b"]})
except Cycle as e: print(e)
