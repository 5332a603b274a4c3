def loads(s):
    i = 0
    def ws():
        nonlocal i
        while i < len(s) and s[i] in " \n\t": i += 1
    def expect(c):
        nonlocal i
        ws()
        if i >= len(s) or s[i] != c:
            raise ValueError(f"expected {c} at {i}")
        i += 1
    def value():
        nonlocal i
        ws()
        if i >= len(s): raise ValueError("unexpected end")
        c = s[i]
        if c == "{":
            return obj()
        if c == "[":
            return arr()
        if c == '"':
            return string()
        for word, v in (("true", True), ("false", False), ("null", None)):
            if s.startswith(word, i):
                i += len(word)
                return v
        return number()
    def string():
        nonlocal i
        expect('"')
        out = ""
        while s[i] != '"':
            out += s[i]
            i += 1
        i += 1
        return out
    def number():
        nonlocal i
        start = i
        while i < len(s) and (s[i].isdigit() or s[i] in "-."): i += 1
        if start == i: raise ValueError(f"unexpected {s[i]} at {i}")
        return float(s[start:i])
    def arr():
        nonlocal i
        expect("[")
        items = []
        ws()
        if s[i] == "]":
            i += 1
            return items
        while True:
            items.append(value())
            ws()
            if s[i] == ",":
                i += 1
                continue
            expect("]")
            return items
    def obj():
        nonlocal i
        expect("{")
        d = {}
        ws()
        if s[i] == "}":
            i += 1
            return d
        while True:
            ws()
            k = string()
            expect(":")
            d[k] = value()
            ws()
            if s[i] == ",":
                i += 1
                continue
            expect("}")
            return d
    v = value()
    ws()
    if i != len(s): raise ValueError(f"trailing data at {i}")
    return v
v = loads('{"a": [1, 2.5, -3], "b": {"c": null, "d": true}, "e": "hi"}')
print(len(v), v["a"][2], v["e"], v["b"]["d"])
for bad in ('[1 2]', '?', '1 1', ''):
    try: loads(bad)
    except ValueError as e: print(e)
