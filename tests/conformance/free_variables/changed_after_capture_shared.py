# The function around changes a variable after the closures were made, and all of them show the last value.
def make_labels():
    label = "draft"

    def first():
        return f"first: {label}"

    def second():
        return f"second: {label}"

    kept = first
    print(kept())
    label = "final"
    return kept, second


first, second = make_labels()
print(first())
print(second())
