# A parameter of the function around is changed as a variable is: the accumulator generator.
def make_accumulator(total):
    def add(amount):
        nonlocal total
        total += amount
        return total

    return add


acc = make_accumulator(5)
print(acc(10))
print(acc(2.25))
make_accumulator(3)
print(acc(-0.25))
