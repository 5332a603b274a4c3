# One function takes a message and does what it says, on state that nobody else has (SICP 3.1.1, dispatch).


def make_account(balance):
    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            return "insufficient funds"
        balance -= amount
        return str(balance)

    def deposit(amount):
        nonlocal balance
        balance += amount
        return str(balance)

    def dispatch(message, amount):
        if message == "withdraw":
            return withdraw(amount)
        if message == "deposit":
            return deposit(amount)
        return f"unknown request: {message}"

    return dispatch


account = make_account(100)
print(account("withdraw", 50))
print(account("withdraw", 60))
print(account("deposit", 40))
print(account("borrow", 1))
print(account("withdraw", 60))
