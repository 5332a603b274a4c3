# Python's late binding with a variable of the whole loop: every closure shows the last total.


def make_checkpoints(amounts):
    total = 0
    checkpoints = []
    for amount in amounts:
        total += amount
        def checkpoint():
            return total
        checkpoints.append(checkpoint)
    return checkpoints


print([checkpoint() for checkpoint in make_checkpoints([5, 20, 75])])
