# A counting decorator counts the calls of each decorated function for itself.


def count_calls(counts, name):
    def decorate(function):
        def counted(x):
            counts[name] += 1
            return function(x)
        return counted
    return decorate


counts = {"double": 0, "negate": 0}


@count_calls(counts, "double")
def double(x):
    return 2 * x


@count_calls(counts, "negate")
def negate(x):
    return -x


print(double(4), negate(double(5)))
print(counts["double"], counts["negate"])
print(negate(1), counts["negate"])
