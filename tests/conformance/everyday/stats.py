from collections import deque
def make_stats(window):
    recent = deque()
    total = 0.0
    n = 0
    mean = 0.0
    m2 = 0.0
    lo, hi = None, None
    def push(x):
        nonlocal total, n, mean, m2, lo, hi
        recent.append(x)
        total += x
        if len(recent) > window: total -= recent.popleft()
        n += 1
        delta = x - mean
        mean += delta / n
        m2 += delta * (x - mean)
        lo = x if lo is None else min(lo, x)
        hi = x if hi is None else max(hi, x)
    def summary():
        return {"n": n, "avg": round(mean, 2), "moving": round(total / len(recent), 2) if recent else None,
                "var": round(m2 / (n - 1), 2) if n > 1 else None, "range": (lo, hi)}
    return push, summary
push, summary = make_stats(3)
print(summary()["n"], summary()["var"])
for x in (4.0, 7.0, 13.0, 16.0): push(x)
s = summary(); print(s["n"], s["avg"], s["moving"], s["var"], *s["range"])
