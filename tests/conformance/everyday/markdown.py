def to_html(text):
    out = []
    open_tag = None
    para = []
    def close():
        nonlocal open_tag
        if open_tag:
            out.append(f"</{open_tag}>")
            open_tag = None
    def ensure(tag):
        nonlocal open_tag
        if open_tag != tag:
            close()
            out.append(f"<{tag}>")
            open_tag = tag
    def inline(s):
        result = ""
        bold = False
        for i, part in enumerate(s.split("**")):
            if i > 0:
                bold = not bold
                result += "<b>" if bold else "</b>"
            result += part
        return result
    def flush():
        if para:
            out.append(f"<p>{inline(' '.join(para))}</p>")
            para.clear()
    for line in text.split("\n"):
        if open_tag == "pre" and line != "```":
            out.append(line)
        elif line == "```":
            flush()
            if open_tag == "pre": close()
            else: ensure("pre")
        elif line.startswith("#"):
            flush(); close()
            level = len(line) - len(line.lstrip("#"))
            out.append(f"<h{level}>{inline(line[level:].strip())}</h{level}>")
        elif line.startswith("- "):
            flush(); ensure("ul")
            out.append(f"<li>{inline(line[2:])}</li>")
        elif not line.strip():
            flush(); close()
        else:
            close()
            para.append(line)
    flush(); close()
    return "\n".join(out)
print(to_html("# Hi **you**\ntext\nmore **b**\n\n- a\n- b\n```\n- code\n```\nend"))
