# The helpers of a function live inside it, and none of them is passed what all of them know.
def square_root(x, steps):
    def good_enough(guess):
        return abs(guess * guess - x) < 0.001

    def improve(guess):
        return average(guess, x / guess)

    def average(a, b):
        return (a + b) / 2

    def iterate(guess, step):
        if good_enough(guess) or step == steps:
            return guess, step
        return iterate(improve(guess), step + 1)

    return iterate(1.0, 0)


for x, steps in (2.0, 10), (900.0, 20), (900.0, 3):
    guess, step = square_root(x, steps)
    print(f"{guess:.3f} {step}")
