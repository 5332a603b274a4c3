# A cached function, its statistics and its reset share one dict and two counts (as functools.lru_cache).


def make_cached_square():
    known = {}
    hits = 0
    misses = 0

    def square(n):
        nonlocal hits, misses
        if n in known:
            hits += 1
            return known[n]
        misses += 1
        known[n] = n * n
        return known[n]

    def info():
        return f"hits={hits}, misses={misses}, size={len(known)}"

    def clear():
        nonlocal hits, misses
        known.clear()
        hits = misses = 0

    return square, info, clear


square, info, clear = make_cached_square()
print(info())
print([square(n) for n in (2, 3, 2, 2, 4)])
print(info())
clear()
print(info())
print(square(2), info())
