# An object holds another one and adds to it: delegation instead of inheritance.
def make_account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount
        return balance

    return deposit


def make_savings(balance, percent):
    account = make_account(balance)
    years = 0

    def deposit(amount):
        return account(amount)

    def end_year():
        nonlocal years
        years += 1
        interest = account(0) * percent // 100
        return f"year {years}: {account(interest)}"

    return deposit, end_year


deposit, end_year = make_savings(1000, 5)
print(end_year())
print(deposit(950))
print(end_year())
