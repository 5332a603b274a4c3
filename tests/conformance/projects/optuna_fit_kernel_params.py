class Regressor:
    def __init__(self, xs, ys, scales, noise):
        self.xs, self.ys, self.scales, self.noise, self.cached = xs, ys, scales, noise, False
    def fit(self, minimum):
        if self.scales[0] < minimum:
            raise RuntimeError(f"scale {self.scales[0]}")
        self.cached = True
        return self

def fit_params(xs, ys, minimum, cache, log):
    default = [1] * (len(xs[0]) + 2)
    def default_gpr():
        return Regressor(list(xs), list(ys), default[:-2], default[-1])
    default_cache = default_gpr()
    if cache is None:
        cache = default_gpr()
    error = None
    for use in (cache, default_cache):
        try:
            return Regressor(list(xs), list(ys), list(use.scales), use.noise).fit(minimum)
        except RuntimeError as e:
            error = e
    log.append(f"failed: {error}")
    gpr = default_gpr()
    gpr.cached = True
    return gpr

for cache_scale, minimum in ((None, 0), (0, 1), (0, 2), (5, 3)):
    log = []
    cache = None if cache_scale is None else Regressor([], [], [cache_scale], 9)
    g = fit_params([[1, 2], [3, 4]], [5, 6], minimum, cache, log)
    print(g.scales, g.noise, g.cached, len(g.xs), sum(g.ys), log)
