def make_loop():
    tasks = []
    def later(f): tasks.append(f)
    def promise():
        state = "pending"
        value = None
        waiting = []
        def settle():
            nonlocal waiting
            callbacks, waiting = waiting, []
            for cb in callbacks: later(lambda cb=cb: cb(value))
        def resolve(v):
            nonlocal state, value
            if state != "pending": return
            state, value = "done", v
            settle()
        def then(f):
            nonlocal waiting
            next_resolve, next_then = promise()
            waiting.append(lambda v: next_resolve(f(v)))
            if state == "done": settle()
            return next_then
        return resolve, then
    def run():
        n = 0
        while tasks:
            tasks.pop(0)()
            n += 1
        return n
    return promise, later, run
promise, later, run = make_loop()
out = []
def note(tag):
    def f(v):
        out.append(f"{tag}{v}")
        return v + 1
    return f
resolve, then = promise()
then(note("a"))(note("b"))
later(lambda: resolve(10)); later(lambda: resolve(99)); later(lambda: then(note("c")))
print(run(), out)
