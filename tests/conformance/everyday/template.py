def compile(source):
    filters = {}
    def add_filter(name, f): filters[name] = f
    def render(context):
        out = []
        missing = []
        def lookup(expr):
            name, *pipes = [p.strip() for p in expr.split("|")]
            value = context.get(name)
            if value is None:
                missing.append(name)
                value = ""
            for p in pipes: value = filters[p](value)
            return value
        rest = source
        while "{{" in rest:
            before, _, rest = rest.partition("{{")
            expr, _, rest = rest.partition("}}")
            out.append(before)
            out.append(lookup(expr))
        out.append(rest)
        if missing: raise KeyError(",".join(missing))
        return "".join(out)
    return add_filter, render
add_filter, render = compile("Hi {{ name | upper }}, you owe {{due|money}}.")
add_filter("upper", str.upper)
currency = "EUR"
add_filter("money", lambda v: f"{v} {currency}")
print(render({"name": "ann", "due": "3"}))
try: render({"due": "1"})
except KeyError as e: print("missing", e.args[0])
