# A decorator with state hands out the function and a reader; the decorated function may read while it runs.


def counted(function):
    calls = 0
    seen = []

    def wrapper(x):
        nonlocal calls
        calls += 1
        result = function(x)
        seen.append(result)
        return result

    def report():
        return f"{calls} calls, {seen}"

    return wrapper, report


square, squares = counted(lambda x: x * x)
print(square(3) + square(4))
print(squares())
nested, report = counted(lambda x: square(x) + square(x + 1))
print(nested(1), squares(), report())
looking, looked = counted(lambda x: print(squares()) or x)
print(looking(7), looked())
inner, inside = counted(lambda x: print(inside()) or (x if x == 0 else inner(x - 1)))
print(inner(2), inside())
