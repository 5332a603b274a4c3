# Splits a line at its delimiters; a part that is full makes a new line.
class Full(Exception):
    pass


class Line:
    def __init__(self, depth, width):
        self.depth = depth
        self.width = width
        self.leaves = []

    def append_safe(self, leaf):
        if len(self.leaves) == self.width:
            raise Full
        self.leaves.append(leaf)

    def text(self):
        return "  " * self.depth + " ".join(self.leaves)


def delimiter_split(leaves, comments, depth, width):
    if not leaves:
        raise ValueError("empty")
    current_line = Line(depth, width)

    def append_to_line(leaf):
        nonlocal current_line
        try:
            current_line.append_safe(leaf)
        except Full:
            yield current_line
            current_line = Line(depth, width)
            current_line.leaves.append(leaf)

    def append_comments(leaf):
        for comment in comments.get(leaf, []):
            yield from append_to_line(comment)

    for leaf in leaves:
        yield from append_to_line(leaf)
        yield from append_comments(leaf)
        if leaf == ",":
            yield current_line
            current_line = Line(depth, width)

    if current_line.leaves:
        current_line.leaves.append(",")
        yield current_line


comments = {"b": ["# one", "# two"], "e": ["# end"]}
for line in delimiter_split(["a", "b", "c", ",", "d", ",", "e"], comments, 1, 3):
    print(line.text())
