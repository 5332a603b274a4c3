def lcg(seed):
    while True:
        seed = (seed * 1103515245 + 12345) % 2147483648
        yield seed

def sample_counted(population, k, counts, rng, strict):
    element = None
    remaining = 0
    def feed(i):
        nonlocal element, remaining
        while i + 1 > remaining:
            i = i - remaining
            element = next(population)
            remaining = next(counts)
        remaining -= i + 1
        return element
    reservoir = []
    try:
        for _ in range(k):
            reservoir.append(feed(0))
    except StopIteration:
        pass
    if strict and len(reservoir) < k:
        raise ValueError("sample larger than population")
    try:
        while True:
            skip = next(rng) % 3
            element = feed(skip)
            reservoir[next(rng) % k] = element
    except StopIteration:
        pass
    return reservoir

print("".join(sample_counted(iter("abcdef"), 4, iter([2, 3, 1, 5, 2, 4]), lcg(7), True)))
print("".join(sample_counted(iter("ab"), 5, iter([2, 1]), lcg(3), False)))
try:
    sample_counted(iter("ab"), 5, iter([2, 1]), lcg(3), True)
except ValueError as e:
    print(e)
