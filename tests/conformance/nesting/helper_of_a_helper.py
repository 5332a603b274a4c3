# A helper has a helper of its own, and both use what the outer function was given.
def framed(text, fill):
    def line(content, width):
        def padded():
            return content.ljust(width, fill)

        return fill + padded() + fill

    width = len(text) + 1
    return [line("", width), line(text, width), line("", width)]


for row in framed("hi", "*"):
    print(row)
for row in framed("there", "-"):
    print(row)
