# A function that the factory does not hand out cannot be called from outside: AttributeError.

from types import SimpleNamespace


def make_safe(secret):
    def matches(guess):
        return guess == secret

    def unlock(guess):
        return "open" if matches(guess) else "wrong"

    return SimpleNamespace(unlock=unlock)


safe = make_safe(1234)
print(safe.unlock(1))
try:
    print(safe.matches(1))
except AttributeError as error:
    print(f"{type(error).__name__}: {error}")
