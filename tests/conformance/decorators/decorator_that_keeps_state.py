# What a decorator keeps lives from call to call, for each decorated function: here the best result.


def record(function):
    best = None

    def wrapper(x):
        nonlocal best
        result = function(x)
        if best is None or result > best:
            best = result
            print(f"{result} is a record")
        return result

    return wrapper


@record
def jump(x):
    return x * 10


@record
def throw(x):
    return x + 50


print(jump(3))
print(jump(2))
print(throw(1))
print(jump(4))
print(throw(0))
