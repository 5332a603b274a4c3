# A comprehension over a factory gives each closure its own variable, with no default.


def make_power(exponent):
    def power(base):
        return base ** exponent
    return power


powers = [make_power(exponent) for exponent in range(4)]
print([power(2) for power in powers])
print([power(10) for power in powers])
by_name = {name: make_power(n) for name, n in [("square", 2), ("cube", 3)]}
print(by_name["cube"](3), by_name["square"](3))
