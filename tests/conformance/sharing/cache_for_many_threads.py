# A cache for many threads: a key that is being computed is waited for.
import threading


def condition_info(function, cache, key, condition):
    hits = misses = 0
    pending = set()

    def wrapper(argument):
        nonlocal hits, misses
        k = key(argument)
        with condition:
            condition.wait_for(lambda: k not in pending)
            if k in cache:
                hits += 1
                return cache[k]
            pending.add(k)
            misses += 1
        try:
            value = function(argument)
            with condition:
                cache[k] = value
                return value
        finally:
            with condition:
                pending.remove(k)
                condition.notify_all()

    def cache_clear():
        nonlocal hits, misses
        with condition:
            cache.clear()
            hits = misses = 0

    def cache_info():
        with condition:
            return hits, misses, len(cache)

    return wrapper, cache_clear, cache_info


square, clear, info = condition_info(lambda n: n * n, {}, lambda n: n % 10, threading.Condition())
totals = []


def work(first):
    totals.append(sum(square(n) for n in range(first, first + 20)))


threads = [threading.Thread(target=work, args=(0,)) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(totals), info())
clear()
print(info())
print(square(3), square(13), info())
