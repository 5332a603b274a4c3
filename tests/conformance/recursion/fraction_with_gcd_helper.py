# A recursive helper reduces a fraction whose parts are kept in variables around.
def make_fraction(numerator, denominator):
    def gcd(a, b):
        return a if b == 0 else gcd(b, a % b)

    def add(n, d):
        nonlocal numerator, denominator
        n, d = numerator * d + n * denominator, denominator * d
        common = gcd(n, d)
        numerator, denominator = n // common, d // common
        return f"{numerator}/{denominator}"

    return add


add = make_fraction(1, 2)
print(add(1, 3))
print(add(1, 6))
print(add(3, 4))
