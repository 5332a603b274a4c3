# Every augmented assignment changes the variable around.
def make_register(value):
    def apply(sign, n):
        nonlocal value
        if sign == "+":
            value += n
        elif sign == "-":
            value -= n
        elif sign == "*":
            value *= n
        elif sign == "/":
            value //= n
        elif sign == "%":
            value %= n
        elif sign == "&":
            value &= n
        elif sign == "|":
            value |= n
        elif sign == "^":
            value ^= n
        elif sign == "<":
            value <<= n
        elif sign == ">":
            value >>= n
        return value

    return apply


apply = make_register(10)
for sign, n in zip("+-*/%&|^<>", (5, 3, 7, 4, 16, 12, 33, 5, 4, 2)):
    print(sign, n, apply(sign, n))
