def is_even(n, limit):
    trace = ""
    def even(n):
        nonlocal trace
        trace += "e"
        return True if n == 0 else odd(n - 1)
    def odd(n):
        nonlocal trace
        trace += "o"
        return n != 0 and len(trace) < limit and even(n - 1)
    return even(n), trace


for n, limit in [(4, 100), (3, 100), (9, 4)]:
    even, trace = is_even(n, limit)
    print("true" if even else "false", trace)
