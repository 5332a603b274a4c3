# The state of an object made of closures cannot be reached from outside: AttributeError.

from types import SimpleNamespace


def make_account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount
        return balance

    return SimpleNamespace(deposit=deposit)


account = make_account(10)
print(account.deposit(5))
try:
    print(account.balance)
except AttributeError as error:
    print(f"{type(error).__name__}: {error}")
