# What a call has changed before it failed stays changed.
def make_reader():
    total = 0
    lines = 0

    def read(text):
        nonlocal total, lines
        lines += 1
        try:
            total += int(text)
        except ValueError:
            raise ValueError(f"line {lines}: {text}")
        return total

    return read


read = make_reader()
for text in "10", "x", "32":
    try:
        print(read(text))
    except ValueError as error:
        print(error)
