# A decorator is an ordinary function: it can be called by hand, and the undecorated one stays as it was.


def memoize(function):
    known = {}

    def memoized(n):
        if n not in known:
            known[n] = function(n)
        return known[n]

    return memoized


def slow_square(n):
    print(f"computing {n}")
    return n * n


cached = memoize(slow_square)
print(cached(4))
print(cached(4))
print(slow_square(4))
fresh = memoize(slow_square)
print(fresh(4) + cached(4))
