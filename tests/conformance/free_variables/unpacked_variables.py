# Variables that come from unpacking a tuple and a list are captured as any other.
def describe(person, scores):
    name, (year, month) = person
    first, *rest = scores

    def born():
        return f"{name} was born in {month}/{year}"

    def result():
        return f"{name} began with {first}, then {len(rest)} more: {sum(rest)}"

    print(born())
    print(result())


describe(("Ada", (1815, 12)), [5, 6, 7])
describe(("Alan", (1912, 6)), [9])
