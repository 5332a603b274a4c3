# Closures of two runs of a factory are used together, and each changes its own variable.
def make_account(balance):
    def change(amount):
        nonlocal balance
        if balance + amount < 0:
            return False
        balance += amount
        return True

    def show():
        return balance

    return change, show


def transfer(amount, source, target):
    return source(-amount) and target(amount)


ada, ada_has = make_account(100)
bob, bob_has = make_account(0)
print("done" if transfer(70, ada, bob) else "refused", ada_has(), bob_has())
print("done" if transfer(70, ada, bob) else "refused", ada_has(), bob_has())
print("done" if transfer(20, bob, ada) else "refused", ada_has(), bob_has())
