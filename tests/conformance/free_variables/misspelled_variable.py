# A free variable that is bound nowhere: NameError in Python, and only when the function is called.
def make_adder(amount):
    def add(x):
        return x + ammount

    return add


add = make_adder(3)
try:
    print(add(4))
except NameError as error:
    print(f"{type(error).__name__}: {error}")
