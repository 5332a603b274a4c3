# Python's __closure__ opens every closure, and lets anybody change its variable.


def make_account(balance):
    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            return "refused"
        balance -= amount
        return "paid"

    return withdraw


withdraw = make_account(10)
print(withdraw(100))
withdraw.__closure__[0].cell_contents = 1000
print(withdraw(100))
