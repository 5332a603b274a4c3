# Closures made in a while loop keep the value that the changing variable had at their turn.


def make_countdown(start):
    steps = []
    left = start
    while left > 0:
        def say(left=left):
            return f"{left} left"
        steps.append(say)
        left -= 1
    return steps


steps = make_countdown(3)
print(len(steps))
for say in steps:
    print(say())
print(steps[0]())
