# A callback that is called in the middle of an expression changes what the rest of it reads.


def make():
    items = []
    counts = {}

    def grow():
        items.append(7)
        counts["n"] = len(items)
        return len(items)

    def reset():
        items[:] = [10, 20, 30]
        counts.clear()
        counts["a"] = 1

    def length_then_call(f):
        return len(items) + f()

    def call_then_length(f):
        return f() + len(items)

    def two_lengths(f):
        return len(items) * 100 + f() * 10 + len(items)

    def compared(f):
        return int(len(items) > f())

    def index_of_a_call(f):
        return items[f() - 2]

    def list_of_both(f):
        both = [len(items), f(), len(items)]
        return sum(both)

    def pair(f):
        before, new = len(items), f()
        return before * 10 + new

    def greater(f):
        return max(len(items), f())

    def first_and_call(f):
        return items[0] + f()

    def last_and_call(f):
        return items[-1] + f()

    def found_in_the_call(f):
        return int(f() in items)

    def doubled_first(f):
        doubled = [item * 2 for item in items]
        return len(doubled) + f()

    def summed(f):
        return sum(items) + f()

    def largest(f):
        return max(items, default=0) + f()

    def each_of_a_copy(f):
        total = 0
        for item in list(items):
            total += item + f()
        return total

    def appended(f):
        items.append(f())
        return items[-1] * 10 + len(items)

    def inserted(f):
        items.insert(f() - 4, f())
        return items[0]

    def remembered(f):
        if "z" in counts:
            return counts["z"]
        value = f()
        counts["z"] = value
        return value + counts["n"]

    def default_of_a_call(f):
        return counts.setdefault("b", f()) + counts["n"]

    def looked_up(f):
        return counts.get(str(f()), 7) + counts["n"]

    def removed(f):
        return counts.pop("abcd"[f() - 4], 7) + len(counts)

    def while_it_grows(f):
        turns = 0
        while f() < 6:
            turns += 1
        return turns

    def formatted(f):
        return len(f"{len(items)} {f()} {len(items)}")

    functions = [
        length_then_call, call_then_length, two_lengths, compared, index_of_a_call, list_of_both, pair, greater,
        first_and_call, last_and_call, found_in_the_call, doubled_first, summed, largest, each_of_a_copy,
        appended, inserted, remembered, default_of_a_call, looked_up, removed, while_it_grows,
        formatted,
    ]
    return functions, grow, reset


functions, grow, reset = make()
for function in functions:
    reset()
    print(function.__name__, function(grow))
