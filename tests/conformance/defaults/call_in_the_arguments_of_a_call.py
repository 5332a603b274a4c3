# A call with defaults stands in the arguments of another one, and of itself.
def make_adder(n=1, then=None):
    def add(x):
        return x + n if then is None else then(x + n)

    return add


print(make_adder()(0))
print(make_adder(2, then=make_adder())(0))
print(make_adder(then=make_adder(10, then=make_adder(n=100)))(0))
