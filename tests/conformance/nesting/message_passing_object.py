# A dispatcher chooses among functions that share a state: an object made of closures.
def make_account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount
        return f"balance {balance}"

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            return "insufficient funds"
        balance -= amount
        return f"balance {balance}"

    def dispatch(message, amount):
        if message == "deposit":
            return deposit(amount)
        if message == "withdraw":
            return withdraw(amount)
        return f"unknown request {message}"

    return dispatch


account = make_account(100)
other = make_account(10)
print(account("withdraw", 50))
print(account("withdraw", 60))
print(other("deposit", 1))
print(account("deposit", 40))
print(account("steal", 90))
