# A bank makes accounts, each with a balance of its own, and all of them share the bank's fees.

from types import SimpleNamespace


def make_bank(fee):
    fees = 0

    def open_account(owner):
        balance = 0

        def pay_in(amount):
            nonlocal balance, fees
            balance += amount - fee
            fees += fee
            return f"{owner}: {balance}"

        return pay_in

    def earned():
        return fees

    return SimpleNamespace(open_account=open_account, earned=earned)


bank = make_bank(2)
ada = bank.open_account("Ada")
bob = bank.open_account("Bob")
print(ada(100))
print(bob(10))
print(ada(50), bank.earned())
other = make_bank(5)
print(other.earned())
