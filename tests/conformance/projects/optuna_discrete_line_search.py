def minimize(f, xs):
    best, at = float("inf"), xs[0]
    for x in xs:
        value = f(x)
        if value < best:
            best, at = value, x
    return at

def line_search(acqf, params, fval, index, grid):
    if len(grid) == 1:
        return params, fval, False
    def nearest(x):
        i = min(max(sum(1 for g in grid if g < x), 1), len(grid) - 1)
        return i - 1 if abs(x - grid[i - 1]) < abs(x - grid[i]) else i
    current = nearest(params[index])
    cache = {current: -fval}
    normalized = list(params)
    def negative(i):
        value = cache.get(i)
        if value is not None:
            return value
        normalized[index] = grid[i]
        negval = -acqf(normalized)
        cache[i] = negval
        return negval
    def interpolated(x):
        if x < grid[0] or x > grid[-1]:
            return float("inf")
        right = min(max(sum(1 for g in grid if g < x), 1), len(grid) - 1)
        left = right - 1
        nl, nr = negative(left), negative(right)
        wl = (grid[right] - x) / (grid[right] - grid[left])
        wr = 1.0 - wl
        return wl * nl + wr * nr
    x = minimize(interpolated, [-1.0, 0.0, 0.5, 1.5, 2.0, 3.0, 3.5, 4.0, 9.0])
    best = nearest(x)
    fbest = -negative(best)
    if best != current and fbest > fval:
        normalized[index] = grid[best]
        return normalized, fbest, True
    return params, fval, False

calls = []
def acqf(p):
    calls.append(p[1])
    return 10.0 - (p[1] - 2.5) * (p[1] - 2.5)

print(*line_search(acqf, [7.0, 0.0], 3.75, 1, [0.0, 1.0, 2.0, 4.0]))
print(*line_search(acqf, [7.0, 2.0], 9.75, 1, [0.0, 1.0, 2.0, 4.0]))
print(*line_search(acqf, [7.0], 1.0, 0, [7.0]))
print(calls)
