from collections import deque

ALIASES = {"A": ["int", "B", None], "B": ["str", "A", "C"], "C": "float", "D": "D2", "D2": "int"}

def values(type_):
    seen = set()
    def recursive(inner):
        if inner in seen:
            return inner
        seen.add(inner)
        if inner not in ALIASES:
            return inner
        value = ALIASES[inner]
        if not isinstance(value, list):
            return value
        return [recursive(t) for t in value]
    res = recursive(type_)
    if isinstance(res, list):
        types = set()
        stack = deque(res)
        while stack:
            t = stack.popleft()
            if isinstance(t, list):
                stack.extend(t)
            else:
                types.add(t or "none")
        return sorted(types), len(seen)
    return [res], len(seen)

for name in ("A", "B", "C", "D", "int"):
    types, n = values(name)
    print(" ".join(types), n)
