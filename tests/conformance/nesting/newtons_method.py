# A derivative is a function made from a function, and Newton's method makes another from both.
def derivative(g):
    def slope(x):
        return (g(x + 1e-6) - g(x - 1e-6)) / 2e-6

    return slope


def newton(g):
    slope = derivative(g)

    def improve(guess):
        return guess - g(guess) / slope(guess)

    guess = 1.0
    for _ in range(30):
        guess = improve(guess)
    return guess


def square_root(a):
    def difference(x):
        return x * x - a

    return newton(difference)


print(f"{derivative(lambda x: x ** 3)(5.0):.3f}")
print(f"{square_root(2.0):.6f}")
print(f"{square_root(144.0):.6f}")
