# A pipeline captures a list of functions, and each of them has captured its own number.
def adds(n):
    def step(x):
        return x + n

    return step


def times(n):
    def step(x):
        return x * n

    return step


def pipeline(*steps):
    def run(x):
        for step in steps:
            x = step(x)
        return x

    return run


run = pipeline(adds(1), times(10), adds(-5))
print(run(0), run(4))
print(pipeline(run, run)(0))
print(pipeline()(7))
