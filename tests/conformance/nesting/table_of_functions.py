# A table maps names to functions that share one variable.
def make_calculator():
    value = 0

    def add(n):
        nonlocal value
        value += n
        return value

    def mul(n):
        nonlocal value
        value *= n
        return value

    def clear(n):
        nonlocal value
        value = n
        return value

    return {"add": add, "mul": mul, "clear": clear}


table = make_calculator()
for name, n in [("add", 3), ("mul", 5), ("add", -1), ("clear", 0), ("mul", 9)]:
    print(name, table[name](n))
