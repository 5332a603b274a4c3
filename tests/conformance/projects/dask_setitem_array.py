import functools

def setitem(index, sizes):
    dsk = {}
    computed = []
    @functools.lru_cache
    def block_index(dim, lo, hi, is_bool):
        computed.append(f"{lo}-{hi}")
        if is_bool:
            i = index[lo:hi]
        else:
            i = [x - lo for x in index if lo <= x < hi]
        if len(i) > 1:
            key = f"k{dim}-{lo}"
            dsk[key] = len(i)
            i = i[:1]
        return i
    @functools.lru_cache
    def n_preceding(dim, lo):
        return sum(1 for x in index if x < lo)
    lines = []
    for _ in range(2):
        lo = 0
        for dim, size in enumerate(sizes):
            hi = lo + size
            i = block_index(dim, lo, hi, False)
            lines.append(f"{dim}:{len(i)}:{n_preceding(dim, lo)}")
            lo = hi
    lines.append(str(len(block_index(9, 0, 2, True))))
    return lines, sorted(dsk.items()), computed

lines, dsk, computed = setitem([0, 1, 4, 7], [2, 3, 4])
print(" ".join(lines))
print(" ".join(f"{k}={v}" for k, v in dsk))
print(" ".join(computed))
