# A wrapper may return something else than the function that it wraps: here a text that counts the calls.


def numbered(function):
    calls = 0

    def wrapper(x):
        nonlocal calls
        calls += 1
        return f"call {calls}: {function(x)}"

    return wrapper


def double(x):
    return 2 * x


counted = numbered(double)
print(counted(4))
print(counted(5))
print(double(6))
again = numbered(double)
print(again(7))
print(counted(8))
