# An assignment in one branch makes the name local in the other, too: UnboundLocalError in Python.
def make_gate():
    level = "low"

    def gate(raise_it):
        if raise_it:
            level = "high"
        return level

    return gate


gate = make_gate()
print(gate(True))
try:
    print(gate(False))
except UnboundLocalError as error:
    print(type(error).__name__)
