def debounce(wait, f, clock):
    pending = None
    calls = 0
    def call(arg):
        nonlocal pending
        pending = (clock() + wait, arg)
    def poll():
        nonlocal pending, calls
        if pending is None: return False
        due, arg = pending
        if clock() < due: return False
        pending = None
        calls += 1
        f(arg)
        return True
    def count(): return calls
    return call, poll, count
t = 0
out = []
call, poll, count = debounce(5, out.append, lambda: t)
call("a"); t = 3; call("ab"); t = 6; r1 = poll(); t = 8; r2 = poll(); r3 = poll()
print(r1, r2, r3, out, count())
