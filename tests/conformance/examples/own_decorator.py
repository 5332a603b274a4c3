def add(n):
    def decorate(function):
        def wrapper(x):
            return function(x) + n
        return wrapper
    return decorate

def double(function):
    def wrapper(x):
        return function(x) * 2
    return wrapper

@add(3)
@double
def doubled_first(x):
    return x

@double
@add(3)
def added_first(x):
    return x


print(doubled_first(1), added_first(1))
