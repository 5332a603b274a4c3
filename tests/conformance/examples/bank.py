def make_account(owner, balance):
    def deposit(amount):
        return change(amount)
    def withdraw(amount):
        if amount > balance:
            return f"{owner} has only {balance}"
        return change(-amount)
    def change(amount):
        nonlocal balance
        balance += amount
        return f"{owner}: {balance}"
    return SimpleNamespace(deposit=deposit, withdraw=withdraw)


from types import SimpleNamespace

account = make_account("Ada", 10)
print(account.deposit(5))
print(account.withdraw(20))
print(account.withdraw(15))
