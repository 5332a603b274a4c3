# A loop wraps a function once in each turn; each wrapper keeps the function that it wraps.


def make_pipeline(steps):
    def identity(x):
        return x

    pipeline = identity
    for add, times in steps:
        def stage(x, before=pipeline, add=add, times=times):
            return (before(x) + add) * times
        pipeline = stage
    return pipeline


print(make_pipeline([])(7))
print(make_pipeline([(1, 10)])(7))
pipeline = make_pipeline([(1, 10), (2, 3), (0, -1)])
print(pipeline(0))
print([pipeline(x) for x in range(3)])
