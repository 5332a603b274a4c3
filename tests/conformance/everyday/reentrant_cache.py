def lru(capacity):
    entries = {}
    clock = 0
    hits = misses = 0

    def touch(key):
        nonlocal clock
        clock += 1
        entries[key][1] = clock

    def evict():
        oldest = min(entries, key=lambda k: entries[k][1])
        del entries[oldest]
        return oldest

    def get(key, load):
        nonlocal hits, misses
        if key in entries:
            hits += 1
            touch(key)
            return entries[key][0]
        misses += 1
        value = load(key)
        if len(entries) >= capacity:
            evict()
        entries[key] = [value, 0]
        touch(key)
        return value

    def stats():
        keys = sorted(entries, key=lambda k: entries[k][1])
        return f"{hits}/{misses} {' '.join(keys)}"

    return get, stats


get, stats = lru(2)
loads = []


def load(key):
    loads.append(key)
    return len(key)


for key in ["a", "bb", "a", "ccc", "bb", "a", "a", "dddd"]:
    print(key, get(key, load), stats())
print(loads)


def nested(key):
    return 100 + get("inner", load)


print(get("outer", nested), stats())
