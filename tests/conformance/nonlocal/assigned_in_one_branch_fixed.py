# With `nonlocal` the assignment in one branch is seen in the other, at the next call.
def make_gate():
    level = "low"

    def gate(raise_it):
        nonlocal level
        if raise_it:
            level = "high"
        return level

    return gate


gate = make_gate()
print(gate(False))
print(gate(True))
print(gate(False))
