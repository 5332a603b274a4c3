# A loop goes on for as long as a nested function says so, and the function changes what the loop reads.
def halving(n):
    budget = 5

    def more():
        nonlocal budget
        budget -= 1
        return budget >= 0 and n > 1

    steps = []
    while more():
        n //= 2
        steps.append((n, budget))
    return steps


for n in 10, 1000, 1:
    print(halving(n))
