# A factory with defaults makes its parts with another one, and passes on what it was given.


def make_adder(n=1):
    def add(x):
        return x + n
    return add


def make_pipeline(first=10, times=2):
    before = make_adder(first)
    after = make_adder()

    def run(x):
        return after(before(x) * times)

    return run


print(make_pipeline()(0))
print(make_pipeline(1)(0))
print(make_pipeline(times=3)(0))
print(make_pipeline(times=0, first=7)(5))
print(make_adder()(1), make_adder(n=41)(1))
