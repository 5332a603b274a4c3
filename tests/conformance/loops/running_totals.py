# Each closure keeps the running total of its turn, though the total goes on changing.


def make_checkpoints(amounts):
    total = 0
    checkpoints = []
    for amount in amounts:
        total += amount
        def checkpoint(total=total, amount=amount):
            return f"{total} after {amount}"
        checkpoints.append(checkpoint)
    return total, checkpoints


total, checkpoints = make_checkpoints([5, 20, 75])
print(total)
for checkpoint in checkpoints:
    print(checkpoint())
