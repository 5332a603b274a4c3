# Replaces parts of a tree that were seen before by the number of the first one.
def show(chunk):
    if isinstance(chunk, dict):
        return "{" + " ".join(f"{k}:{show(v)}" for k, v in sorted(chunk.items())) + "}"
    if isinstance(chunk, list):
        return "[" + " ".join(show(v) for v in chunk) + "]"
    return str(chunk)


def compress(chunk):
    cache = {}
    counter = 0

    def helper(chunk):
        nonlocal counter
        if not isinstance(chunk, dict):
            return chunk
        if len(chunk) <= 2:
            return chunk
        key = show(chunk)
        if key in cache:
            return cache[key]
        else:
            cache[key] = {".id": counter}
            chunk[".cache_id"] = counter
            counter += 1
        for name in sorted(chunk.keys()):
            value = chunk[name]
            if isinstance(value, list):
                chunk[name] = [helper(child) for child in value]
            elif isinstance(value, dict):
                chunk[name] = helper(value)
        return chunk

    out = helper(chunk)
    return out


def leaf():
    return {"x": 1, "y": 2, "z": 3}


print(show(compress({"a": leaf(), "b": [leaf(), 5, {"p": 1}], "c": {"l": leaf(), "m": [7], "n": 0}, "d": 4})))
