def memoize(f):
    known = {}
    def memof(x, y):
        if (x, y) not in known:
            known[x, y] = f(x, y)
        return known[x, y]
    return memof

def check():
    fn_calls = [0]
    def f(x, y):
        fn_calls[0] += 1
        return x + y
    mf = memoize(f)
    print(mf(2, 3) == mf(2, 3))
    print(fn_calls)
    mf(3, 4)
    print(fn_calls[0])

check()
