def make_account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount
    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            return f"only {balance} left"
        balance -= amount
        return "ok"
    def show():
        return balance
    return deposit, withdraw, show


deposit, withdraw, show = make_account(10)
other_deposit, _, other = make_account(0)
deposit(5)
print(show())
print(withdraw(100))
print(withdraw(12))
other_deposit(1)
print(show(), other())
