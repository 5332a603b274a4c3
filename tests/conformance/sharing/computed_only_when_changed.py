# A test counts how often a middleware computes what it should cache.
class Middleware:
    def __init__(self, compute):
        self.compute = compute
        self.cached = None

    def process(self, host, allowed):
        if self.cached is None or self.cached[0] != allowed:
            self.cached = (list(allowed), self.compute(allowed))
        return host in self.cached[1]


def base_compute(allowed):
    return [f"www.{host}" for host in allowed]


def test_caching():
    calls = 0

    def compute(allowed):
        nonlocal calls
        calls += 1
        return base_compute(allowed)

    middleware = Middleware(compute)
    allowed = ["a.example"]
    for _ in range(3):
        middleware.process("www.a.example", allowed)
    assert calls == 1
    allowed.append("b.example")
    print(int(middleware.process("www.b.example", allowed)))
    assert calls == 2
    return calls


print(test_caching())
