# One inner function is given another as its argument.
def run(factor):
    log = []

    def scaled(x):
        return x * factor

    def shifted(x):
        return x + factor

    def both(f, values):
        log.append(len(values))
        return [f(v) for v in values]

    print(both(scaled, [1, 2, 3]))
    print(both(shifted, [1, 2]))
    print(both(lambda x: scaled(shifted(x)), [0]))
    print(log)


run(10)
