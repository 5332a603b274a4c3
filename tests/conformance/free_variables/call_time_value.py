# A function sees its free variable as it is at the call.
def observe():
    level = 1

    def show():
        return level

    seen = [show()]
    level = 2
    seen.append(show())
    level *= 10
    seen.append(show())
    return seen


print(observe())
