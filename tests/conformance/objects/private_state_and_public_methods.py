# Only what the factory hands out can be called; the rest and the secret stay inside.

from types import SimpleNamespace


def make_safe(secret):
    tries = 0

    def matches(guess):
        return guess == secret

    def unlock(guess):
        nonlocal tries
        tries += 1
        return "open" if matches(guess) else f"wrong, try {tries}"

    def change(old, new):
        nonlocal secret
        if not matches(old):
            return "refused"
        secret = new
        return "changed"

    return SimpleNamespace(unlock=unlock, change=change)


safe = make_safe(1234)
print(safe.unlock(1))
print(safe.change(1, 2))
print(safe.change(1234, 99))
print(safe.unlock(1234))
print(safe.unlock(99))
