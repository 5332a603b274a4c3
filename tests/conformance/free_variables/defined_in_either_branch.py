# A function that is defined in one branch or the other is returned with what it captured.
def make_adder(n):
    if n % 2:

        def odd(x):
            return f"odd {n} + {x} = {n + x}"

        return odd

    def even(x):
        return f"even {n} + {x} = {n + x}"

    return even


for n in 1, 2:
    adder = make_adder(n)
    print(adder(10))
    print(adder(20))
