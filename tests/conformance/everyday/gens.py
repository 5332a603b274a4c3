def counter(start, step):
    n = start
    def next():
        nonlocal n
        v = n
        n += step
        return v
    return next
def take(k, gen):
    left = k
    def next():
        nonlocal left
        if left == 0: return None
        left -= 1
        return gen()
    return next
def fmap(f, gen):
    def next():
        v = gen()
        return None if v is None else f(v)
    return next
def where(pred, gen):
    def next():
        while (v := gen()) is not None:
            if pred(v): return v
        return None
    return next
def chain(*gens):
    i = 0
    def next():
        nonlocal i
        while i < len(gens):
            v = gens[i]()
            if v is not None: return v
            i += 1
        return None
    return next
def to_list(gen):
    out = []
    while (v := gen()) is not None: out.append(v)
    return out
print(to_list(take(5, where(lambda x: x % 3 == 0, fmap(lambda x: x * x, counter(1, 1))))))
print(to_list(chain(take(2, counter(10, 1)), take(3, counter(0, -5)))))
