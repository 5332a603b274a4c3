# A function that calls itself is returned, and still knows itself and the variable it captured.
def make_power(base):
    def power(n):
        if n == 0:
            return 1
        half = power(n // 2)
        return half * half * (base if n % 2 else 1)

    return power


two, three = make_power(2), make_power(3)
print(two(10), two(0), two(31))
print(three(4), three(5))
