# Closures made in a loop share a variable that is declared before it, and each has its own step.


def make_buttons(steps):
    total = 0
    buttons = []
    for step in steps:
        def press(step=step):
            nonlocal total
            total += step
            return total
        buttons.append(press)
    return buttons


small, medium, large = make_buttons([1, 10, 100])
print(small())
print(large())
print(medium())
print(small())
other = make_buttons([5])
print(other[0](), small())
