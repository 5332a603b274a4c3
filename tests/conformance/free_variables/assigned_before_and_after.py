# The function and its factory assign to one variable in turn (Crafting Interpreters, assign_to_closure).


def run():
    lines = []
    local = "local"

    def f():
        nonlocal local
        lines.append(local)
        local = "after f"
        lines.append(local)

    def g():
        nonlocal local
        lines.append(local)
        local = "after g"
        lines.append(local)

    f()
    local = "between"
    g()
    return lines


for line in run():
    print(line)
