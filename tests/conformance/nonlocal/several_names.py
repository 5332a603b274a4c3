# One declaration may name several variables.
def make_stats():
    count = 0
    low = high = None

    def add(x):
        nonlocal count, low, high
        count += 1
        low = x if low is None else min(low, x)
        high = x if high is None else max(high, x)
        return f"{count} values from {low} to {high}"

    return add


add = make_stats()
print(add(5))
print(add(-2))
print(add(7))
