# Wrong passwords are counted in a variable that the two functions share, and the account locks itself.
def make_account(balance, password):
    wrong = 0

    def allowed(given):
        nonlocal wrong
        if given == password and wrong < 3:
            wrong = 0
            return True
        wrong += 1
        return False

    def withdraw(given, amount):
        nonlocal balance
        if not allowed(given):
            return f"no, {3 - wrong} left" if wrong < 3 else "locked"
        balance -= amount
        return f"{balance}"

    def change(given, new):
        nonlocal password
        if allowed(given):
            password = new

    return withdraw, change


withdraw, change = make_account(100, "a")
print(withdraw("a", 10), withdraw("b", 10))
change("a", "b")
print(withdraw("a", 10), withdraw("b", 10))
print(withdraw("x", 1), withdraw("x", 1), withdraw("x", 1), withdraw("b", 1))
