def tokenize(src):
    pos = 0
    line = 1
    tokens = []
    def peek():
        return src[pos] if pos < len(src) else None
    def advance():
        nonlocal pos, line
        c = src[pos]
        pos += 1
        if c == "\n":
            line += 1
        return c
    def take_while(pred):
        start = pos
        while (c := peek()) is not None and pred(c):
            advance()
        return src[start:pos]
    def emit(kind, text):
        tokens.append((kind, text, line))
    while (c := peek()) is not None:
        if c.isspace():
            advance()
        elif c.isdigit():
            emit("num", take_while(str.isdigit))
        elif c.isalpha():
            emit("name", take_while(lambda c: c.isalnum() or c == "_"))
        elif c == '"':
            advance()
            text = take_while(lambda c: c != '"')
            if peek() is None:
                raise ValueError(f"line {line}: unterminated string")
            advance()
            emit("str", text)
        else:
            emit("op", advance())
    return tokens
for t in tokenize('x1 = 42 +\n foo("hi") \n'): print(*t)
try: tokenize('a\n"b')
except ValueError as e: print(e)
