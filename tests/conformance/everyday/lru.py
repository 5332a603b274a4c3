from collections import OrderedDict
def lru_cache(f, maxsize):
    cache = OrderedDict()
    hits = misses = 0
    def wrapper(key):
        nonlocal hits, misses
        if key in cache:
            hits += 1
            cache.move_to_end(key)
            return cache[key]
        misses += 1
        result = f(key)
        cache[key] = result
        if len(cache) > maxsize:
            cache.popitem(last=False)
        return result
    def cache_info():
        return hits, misses, maxsize, len(cache)
    def cache_clear():
        nonlocal hits, misses
        cache.clear()
        hits = misses = 0
    return wrapper, cache_info, cache_clear
sq, info, clear = lru_cache(lambda s: s * 2, 2)
print(sq("a"), sq("b"), sq("a"), sq("c"), sq("b"), info()); clear(); print(info())
