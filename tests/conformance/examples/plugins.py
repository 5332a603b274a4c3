def make_numbering(width):
    line = 0
    def number(text):
        nonlocal line
        line += 1
        return f"{line:>{width}} {text}"
    return number

class Numbering:
    def __init__(self, width):
        self.filter = make_numbering(width)


filters = [Numbering(2), Numbering(3)]
text = "a"
for plugin in filters:
    text = plugin.filter(text)
print(text)
