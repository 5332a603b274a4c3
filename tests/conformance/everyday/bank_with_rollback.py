class BankError(Exception):
    pass


def bank(opening):
    balances = dict(opening)
    undo = []
    commits = 0

    def change(name, delta):
        if name not in balances:
            raise BankError(f"no account {name}")
        new = balances[name] + delta
        if new < 0:
            raise BankError(f"{name} lacks {-new}")
        balances[name] = new

        def revert():
            balances[name] -= delta
        undo.append(revert)

    def rollback(mark):
        while len(undo) > mark:
            undo.pop()()

    def transfer(a, b, amount):
        change(a, -amount)
        change(b, amount)

    def transaction(steps):
        nonlocal commits
        mark = len(undo)
        try:
            for a, b, amount in steps:
                transfer(a, b, amount)
        except BankError as e:
            rollback(mark)
            raise BankError(f"rolled back: {e}")
        commits += 1
        return len(undo) - mark

    def undo_all():
        n = len(undo)
        rollback(0)
        return n

    def show():
        return " ".join(f"{k}:{v}" for k, v in sorted(balances.items())) + f" ({commits})"

    return transaction, undo_all, show


transaction, undo_all, show = bank({"ann": 100, "bob": 20, "cat": 0})
for steps in [[("ann", "bob", 30)], [("ann", "cat", 50), ("bob", "cat", 60)], [("ann", "dan", 1)], [("bob", "cat", 50), ("cat", "ann", 25)]]:
    try:
        print(transaction(steps), "steps")
    except BankError as e:
        print(e)
    print(show())
print(undo_all(), show())
