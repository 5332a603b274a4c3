# A factory of counters counts its counters, and each of them counts its calls.
def make_factory():
    made = 0

    def make():
        nonlocal made
        made += 1
        number = made
        calls = 0

        def counter():
            nonlocal calls
            calls += 1
            return f"{number}: {calls}"

        return counter

    return make


make = make_factory()
a, b = make(), make()
print(a(), a())
print(b())
print(make()())
print(a())
