# A closure keeps the value of now in a variable of its own, and the function around goes on.
def make_labels():
    label = "draft"
    label_now = label

    def first():
        return label_now

    kept = first
    label = "final"

    def second():
        return label

    return kept, second


first, second = make_labels()
print(first())
print(second())
