def make_app(handler):
    stack = []
    def use(mw):
        stack.append(mw)
    def run(request):
        def call(i, request):
            if i == len(stack):
                return handler(request)
            def next(request):
                return call(i + 1, request)
            return stack[i](request, next)
        return call(0, request)
    return use, run
use, run = make_app(lambda r: f"<{r}>")
log = []
def logger(r, next):
    log.append(f"in {r}")
    out = next(r)
    log.append(f"out {out}")
    return out
use(logger)
use(lambda r, next: next(r.upper()) + "!")
use(lambda r, next: "denied" if r == "ADMIN" else next(r))
print(run("hello"), run("admin"), log)
