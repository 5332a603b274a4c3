import itertools

def minpoly(ex):
    generator = (f"a{i}" for i in itertools.count())
    mapping, symbols = {}, {}
    def update_mapping(ex, exp, base=None):
        a = next(generator)
        symbols[ex] = a
        if base is not None:
            mapping[ex] = f"{a}**{exp} + {base}"
        else:
            mapping[ex] = f"poly{exp}({a})"
        return a
    def scan(ex):
        kind = ex[0]
        if kind == "i":
            if "i" not in mapping:
                return update_mapping("i", 2, "1")
            else:
                return symbols["i"]
        elif kind == "num":
            return str(ex[1])
        elif kind == "add":
            return "(" + "+".join([scan(g) for g in ex[1]]) + ")"
        elif kind == "mul":
            return "*".join([scan(g) for g in ex[1]])
        elif kind == "root":
            base = scan(ex[1])
            expr = f"{base}^1/{ex[2]}"
            if expr not in mapping:
                if ex[2] == 1:
                    return base
                else:
                    return update_mapping(expr, ex[2], f"-{base}")
            else:
                return symbols[expr]
        elif kind == "alg":
            if ex[1] not in mapping:
                return update_mapping(ex[1], 3)
            else:
                return symbols[ex[1]]
        raise ValueError(f"{kind} is not algebraic")
    try:
        result = scan(ex)
    except ValueError as e:
        return str(e)
    return result + " | " + "; ".join(f"{k}: {mapping[k]} ({symbols[k]})" for k in sorted(mapping))

i, two = ("i",), ("num", 2)
root = ("root", two, 2)
print(minpoly(("add", [root, ("mul", [i, root]), i, ("root", two, 1)])))
print(minpoly(("mul", [("alg", "t"), ("root", ("add", [i, two]), 3), ("alg", "t")])))
print(minpoly(("add", [i, ("pi",)])))
