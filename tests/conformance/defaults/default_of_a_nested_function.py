# A nested function keeps the value of its turn as a default, and anybody may override it in a call.


def make_adders():
    adders = []
    for n in range(3):
        def add(x, n=n):
            return x + n
        adders.append(add)
    return adders


add = make_adders()[2]
print(add(10))
print(add(10, 500))
