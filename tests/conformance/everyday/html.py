def page(title, users):
    lines = []
    depth = 0
    def line(text): lines.append("  " * depth + text)
    def tag(name, attrs, body):
        nonlocal depth
        a = "".join(f' {k}="{v}"' for k, v in attrs)
        line(f"<{name}{a}>")
        depth += 1
        body()
        depth -= 1
        line(f"</{name}>")
    def row(user):
        tag("li", [("id", user[0])], lambda: line(user[1]))
    def content():
        tag("h1", [], lambda: line(title))
        def items():
            for u in users: row(u)
        if users: tag("ul", [("class", "users")], items)
        else: line("nobody")
    tag("body", [], content)
    return "\n".join(lines)
print(page("Users", [(1, "ann"), (2, "bob")])); print(page("None", []))
