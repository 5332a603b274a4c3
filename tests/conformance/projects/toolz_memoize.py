def memoize(func, unary, cache=None, key=None):
    if cache is None:
        cache = {}
    if key is None:
        if unary:
            def key(args):
                return (args[0],)
        else:
            def key(args):
                return tuple(args)
    def memof(args):
        k = key(args)
        try:
            return cache[k]
        except KeyError:
            cache[k] = result = func(args)
            return result
    return memof

calls = []
def add(args):
    calls.append(sum(args))
    return sum(args)

plain = memoize(add, False)
print(plain([1, 2]), plain([1, 2]), plain([2, 1]))
unary = memoize(add, True, {(9,): 90})
print(unary([9]), unary([4]), unary([4]))
keyed = memoize(add, False, None, lambda args: tuple(sorted(args)))
print(keyed([1, 2]), keyed([2, 1]))
print(calls)
