# Builds widgets from a tree of tags; text is filled in, and names are bound.
class Widget:
    def __init__(self, tag):
        self.tag = tag
        self.children = []
        self.classes = []
        self.bound = {}

    def show(self):
        inner = " ".join(c if isinstance(c, str) else c.show() for c in self.children)
        return f"{self.tag}.{'.'.join(self.classes)}({inner})"


def from_html(items, append_to, bind_to=None, debug=False, variables=None):
    if bind_to is None:
        bind_to = append_to
    known = dict(variables or {})

    def replace_vars(text):
        for name, value in sorted(known.items()):
            text = text.replace("{{%s}}" % name, value if value is not None else "")
        return text

    def interpret(parent, items):
        made = []
        for item in items:
            if isinstance(item, str):
                text = replace_vars(item)
                if parent is not None:
                    parent.children.append(text)
                made.append(text)
                continue
            tag, attributes, children = item
            widget = Widget(tag)
            for name, value in attributes:
                value = replace_vars(value)
                if name == "[name]":
                    if value in bind_to.bound:
                        print("cannot assign", value)
                    else:
                        bind_to.bound[value] = tag
                    if debug:
                        print("assigned", value)
                elif name == "class":
                    widget.classes.extend(value.split())
            interpret(widget, children)
            if parent is not None:
                parent.children.append(widget)
            made.append(tag)
        return made

    return interpret(append_to, items)


root = Widget("body")
tree = [
    "hi {{who}}{{none}}",
    ("div", [("class", "a {{who}}")], [("b", [("[name]", "x")], ["{{n}}"]), ("i", [("[name]", "x")], [])]),
    ("p", [("[name]", "y{{n}}")], []),
]
print(", ".join(from_html(tree, root, debug=True, variables={"who": "ada", "n": "1", "none": None})))
print(root.show())
print(", ".join(f"{name} {tag}" for name, tag in sorted(root.bound.items())))
