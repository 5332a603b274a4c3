def to_rpn(tokens):
    prec = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}
    out, ops = [], []
    def higher(op):
        top = ops[-1]
        return top != "(" and (prec[top] > prec[op] or (prec[top] == prec[op] and op != "^"))
    def flush(until):
        while ops and until(ops[-1]):
            out.append(ops.pop())
    for t in tokens:
        if t in prec:
            while ops and higher(t): out.append(ops.pop())
            ops.append(t)
        elif t == "(": ops.append(t)
        elif t == ")":
            flush(lambda o: o != "(")
            if not ops: raise ValueError("unbalanced )")
            ops.pop()
        else: out.append(t)
    if "(" in ops: raise ValueError("unbalanced (")
    flush(lambda o: True)
    return " ".join(out)
for s in ("3 + 4 * 2 / ( 1 - 5 ) ^ 2 ^ 3", "( 1 + 2", "1 )"):
    try: print(to_rpn(s.split()))
    except ValueError as e: print(e)
