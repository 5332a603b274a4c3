def pretty(value, width=20):
    out = []
    indent = 0
    def flat(v):
        if isinstance(v, list): return "[" + ", ".join(flat(x) for x in v) + "]"
        if isinstance(v, dict): return "{" + ", ".join(f"{k}: {flat(x)}" for k, x in v.items()) + "}"
        return str(v)
    def newline(): out.append("\n" + "  " * indent)
    def block(open, close, entries, emit):
        nonlocal indent
        out.append(open)
        indent += 1
        for e in entries:
            newline()
            emit(e)
            out.append(",")
        indent -= 1
        newline()
        out.append(close)
    def walk(v):
        one = flat(v)
        if len(one) + indent * 2 <= width or not isinstance(v, (list, dict)):
            out.append(one)
        elif isinstance(v, list): block("[", "]", v, walk)
        else:
            def pair(kv):
                out.append(kv[0] + ": ")
                walk(kv[1])
            block("{", "}", list(v.items()), pair)
    walk(value)
    return "".join(out)
print(pretty({"name": "widget", "tags": ["a", "b"], "deep": {"list": [100, 200, 300, 400], "x": 1}}))
