# A variable that only one branch binds: NameError when the closure is called without it (test_scope).


def make_show(known):
    if known:
        answer = 42

    def show():
        return answer

    return show


print(make_show(True)())
try:
    print(make_show(False)())
except NameError as error:
    print(type(error).__name__)
