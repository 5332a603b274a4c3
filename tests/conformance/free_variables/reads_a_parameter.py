# An inner function reads a parameter of the function around it, after that function has returned.
def make_adder(x):
    def adder(y):
        return x + y

    return adder


inc = make_adder(1)
plus10 = make_adder(10)
print(inc(1))
print(plus10(-2))
print(inc(plus10(5)))
