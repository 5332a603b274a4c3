# Deposit and withdraw share one balance, and two accounts share nothing (SICP 3.1.1).


def make_account(balance):
    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            return "insufficient funds"
        balance -= amount
        return f"withdrew {amount}, {balance} left"

    def deposit(amount):
        nonlocal balance
        balance += amount
        return f"deposited {amount}, now {balance}"

    return withdraw, deposit


withdraw, deposit = make_account(100)
other_withdraw, _ = make_account(100)
print(withdraw(50))
print(withdraw(60))
print(deposit(40))
print(withdraw(60))
print(other_withdraw(99))
