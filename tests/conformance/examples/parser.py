def evaluate(text):
    position = 0
    def peek():
        return text[position] if position < len(text) else ""
    def expression():
        nonlocal position
        value = term()
        while peek() and peek() in "+-":
            sign = 1 if peek() == "+" else -1
            position += 1
            value += sign * term()
        return value
    def term():
        nonlocal position
        value = atom()
        while peek() == "*":
            position += 1
            value *= atom()
        return value
    def atom():
        nonlocal position
        if peek() == "(":
            position += 1
            value = expression()
            if peek() != ")":
                raise SyntaxError(f"no ) at {position}")
            position += 1
            return value
        start = position
        while peek().isdigit():
            position += 1
        if start == position:
            raise SyntaxError(f"no number at {start}")
        return int(text[start:position])
    value = expression()
    if position < len(text):
        raise SyntaxError(f"no end at {position}")
    return value


for text in ["1+2*3", "2*(3+4)-5", "2*(3+", "(1"]:
    try:
        print(evaluate(text))
    except SyntaxError as error:
        print(error)
