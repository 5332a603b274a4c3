# Two decorated nested functions that call each other; both are given away.

from functools import cache


def make_hofstadter():
    calls = 0

    @cache
    def female(n):
        nonlocal calls
        calls += 1
        return 1 if n == 0 else n - male(female(n - 1))

    @cache
    def male(n):
        nonlocal calls
        calls += 1
        return 0 if n == 0 else n - female(male(n - 1))

    def count():
        return calls

    return female, male, count


female, male, count = make_hofstadter()
print([female(n) for n in range(8)], count())
print([male(n) for n in range(8)], count())
print([female(n) for n in range(8)], count())
