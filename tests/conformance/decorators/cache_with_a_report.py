# A decorator for caches: the report on it depends on what kind of cache it is.
class Cache:
    def __init__(self, maxsize):
        self.maxsize = maxsize
        self.data = {}


def make_wrapper(function, cache, make_info):
    hits = misses = 0

    def wrapper(n):
        nonlocal hits, misses
        if n in cache.data:
            hits += 1
            return cache.data[n]
        misses += 1
        value = function(n)
        if cache.maxsize is None or len(cache.data) < cache.maxsize:
            cache.data[n] = value
        return value

    def info():
        return make_info(hits, misses)

    return wrapper, info


def cached(cache, info):
    def decorator(function):
        if info:
            if cache.maxsize is not None:

                def make_info(hits, misses):
                    return f"hits {hits} misses {misses} max {cache.maxsize} now {len(cache.data)}"

            else:

                def make_info(hits, misses):
                    return f"hits {hits} misses {misses} now {len(cache.data)}"

            return make_wrapper(function, cache, make_info)
        else:
            return make_wrapper(function, cache, lambda hits, misses: "no info")

    return decorator


for cache, with_info in [(Cache(2), True), (Cache(None), True), (Cache(1), False)]:
    decorator = cached(cache, with_info)
    double, info = decorator(lambda n: n * 2)
    print([double(n) for n in [1, 2, 3, 1, 3]], info())
    triple, info = decorator(lambda n: n * 3)
    print(triple(1), triple(5), info())
