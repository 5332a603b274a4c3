# An inner function that calls itself captures nothing but its own name.
def factorial(n):
    def go(k):
        return 1 if k <= 1 else k * go(k - 1)

    return go(n)


for n in 0, 1, 5, 20:
    print(n, factorial(n))
