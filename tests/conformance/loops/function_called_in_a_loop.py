# A nested function, called in a loop, changes a variable of its factory, and the loop's condition sees it.


def collatz_steps(start):
    value = start
    steps = 0

    def step():
        nonlocal value, steps
        value = value // 2 if value % 2 == 0 else 3 * value + 1
        steps += 1

    while value != 1:
        step()
    return steps


for start in (1, 2, 3, 6, 7, 27):
    print(start, collatz_steps(start))
