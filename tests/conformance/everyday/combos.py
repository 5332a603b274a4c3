def combos(items, k, accept, limit=3):
    picked, results = [], []
    tried = 0
    def go(start):
        nonlocal tried
        if len(results) >= limit: return False
        if len(picked) == k:
            tried += 1
            if accept(picked): results.append(list(picked))
            return True
        for i in range(start, len(items)):
            picked.append(items[i])
            more = go(i + 1)
            picked.pop()
            if not more: return False
        return True
    complete = go(0)
    return results, tried, complete
print(*combos(list(range(1, 8)), 3, lambda p: sum(p) == 10, limit=5))
print(*combos(list("abcd"), 2, lambda p: p[0] != "b", limit=2))
