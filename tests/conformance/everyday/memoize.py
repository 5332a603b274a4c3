def memoize(f):
    cache = {}
    hits = 0
    def wrapper(*args):
        nonlocal hits
        if args in cache:
            hits += 1
        else:
            cache[args] = f(*args)
        return cache[args]
    def stats(): return f"{len(cache)} entries, {hits} hits"
    return wrapper, stats
calls = []
def slow(a, b):
    calls.append((a, b))
    return a * 10 + b
fast, stats = memoize(slow)
print(fast(1, 2), fast(1, 2), fast(2, 1), stats(), calls)
greet, gstats = memoize(lambda n: "hi " + n)
print(greet("x"), greet("x"), gstats())
