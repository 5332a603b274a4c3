# Each adder made in a for loop keeps the number of its own turn.


def make_adders(count):
    adders = []
    for n in range(1, count + 1):
        def add(x, n=n):
            return x + n
        adders.append(add)
    return adders


adders = make_adders(3)
for add in adders:
    print(add(10))
print([add(0) for add in reversed(adders)])
print(adders[1](adders[2](0)))
