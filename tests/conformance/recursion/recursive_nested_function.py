# A recursive function is nested, uses a parameter of its factory, and is returned (test_scope, recursion).


def make_power(base):
    def power(n):
        return 1 if n == 0 else base * power(n - 1)
    return power


two, ten = make_power(2), make_power(10)
print(two(10))
print(ten(3), two(0))
print([two(n) for n in range(5)])
