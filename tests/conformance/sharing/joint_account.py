# A joint account is a second way, with its own password, to the same balance (SICP exercises 3.3 and 3.7).


def make_account(balance, password):
    def withdraw(amount, given):
        nonlocal balance
        if given != password:
            return "incorrect password"
        balance -= amount
        return f"{balance} left"

    return withdraw


def make_joint(withdraw, password, own_password):
    def joint(amount, given):
        return withdraw(amount, password if given == own_password else "")
    return joint


peter = make_account(100, "open sesame")
paul = make_joint(peter, "open sesame", "rosebud")
print(peter(10, "open sesame"))
print(paul(20, "rosebud"))
print(paul(20, "open sesame"))
print(peter(30, "rosebud"))
print(peter(30, "open sesame"))
