# The middle function makes the innermost one and calls it several times, with a variable that changes between the calls.
def outer(base):
    def middle(count):
        step = 0

        def inner():
            return base + step

        seen = []
        for _ in range(count):
            step += 2
            seen.append(inner())
        return seen

    return middle


middle = outer(10)
print(middle(3))
print(middle(1))
print(outer(0)(4))
