# An account as a class and as an object made of closures, with the same calls and the same results.

from types import SimpleNamespace


class Account:
    def __init__(self, balance):
        self._balance = balance

    def deposit(self, amount):
        self._balance += amount
        return self._balance

    def withdraw(self, amount):
        if amount > self._balance:
            return f"only {self._balance}"
        self._balance -= amount
        return f"{self._balance} left"


def make_account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            return f"only {balance}"
        balance -= amount
        return f"{balance} left"

    return SimpleNamespace(deposit=deposit, withdraw=withdraw)


by_class, by_closure = Account(10), make_account(10)
print(by_class.deposit(5), by_closure.deposit(5))
print(by_class.withdraw(20), "=", by_closure.withdraw(20))
print(by_class.withdraw(15), "=", by_closure.withdraw(15))
