# Functions of one factory are called in each other's arguments.
def make_tag(name):
    def tag(*children):
        return f"<{name}>{''.join(children)}</{name}>"

    return tag


ul, li, b = map(make_tag, ("ul", "li", "b"))
print(b("bold"))
print(ul(li("one"), li(b("two"), "!")))
print(li(li(li())))
