# A strategy as two functions: when to stop, and what to do next.
def iterative_improvement(good_enough, improve):
    def start(guess):
        steps = 0
        while not good_enough(guess):
            guess = improve(guess)
            steps += 1
        return guess, steps

    return start


def halve_until(limit):
    def small(n):
        return n <= limit

    def half(n):
        return n // 2

    return iterative_improvement(small, half)


print(*halve_until(10)(1000))
print(*halve_until(1)(1000))
print(*halve_until(100)(7))
