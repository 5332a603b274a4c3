# The function around changes a variable after a closure was made, and the closure shows the last value.
def make_labels():
    label = "draft"

    def first():
        return label

    kept = first
    label = "final"

    def second():
        return label

    return kept, second


first, second = make_labels()
print(first())
print(second())
