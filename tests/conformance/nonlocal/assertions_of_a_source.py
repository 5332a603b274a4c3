# Collects the expressions of `assert` from tokens, by line.
def assertion_exprs(tokens):
    found = {}
    depth = 0
    parts = []
    at_line = None
    seen = set()

    def write_and_reset():
        nonlocal depth, parts, at_line, seen
        assert at_line is not None
        found[at_line] = "".join(parts).rstrip().rstrip("\\")
        depth = 0
        parts = []
        at_line = None
        seen = set()

    for kind, text, line, offset, source in tokens:
        if kind == "name" and text == "assert":
            at_line = line
        elif at_line is not None:
            if kind == "op" and text in "([{":
                depth += 1
            elif kind == "op" and text in ")]}":
                depth -= 1
            if not parts:
                parts.append(source[offset:])
                seen.add(line)
            elif depth == 0 and kind == "op" and text == ",":
                if line in seen and len(parts) == 1:
                    cut = offset + len(parts[-1]) - len(source)
                    parts[-1] = parts[-1][:cut]
                elif line in seen:
                    parts[-1] = parts[-1][:offset]
                else:
                    parts.append(source[:offset])
                write_and_reset()
            elif kind in ("newline", "end"):
                write_and_reset()
            elif parts and line not in seen:
                parts.append(source)
                seen.add(line)
    return found


def tokens_of(text):
    out = []
    for number, source in enumerate(text.split("\n"), 1):
        offset = 0
        for word in source.split(" "):
            if word:
                kind = "op" if word in "()[]," else "name"
                out.append((kind, word, number, offset, source))
            offset += len(word) + 1
        if not source.endswith("\\"):
            out.append(("newline", "", number, len(source), source))
    return out


text = "assert f ( a , b )\nx\nassert y , message\nassert ( a ,\\\n b ) , late\n  assert z"
for line, shown in sorted(assertion_exprs(tokens_of(text)).items()):
    print(line, shown)
