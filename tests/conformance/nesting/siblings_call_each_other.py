# Functions side by side call each other, whichever stands first.
def report(items):
    def page():
        return [heading()] + [entry(i) for i in range(len(items))]

    def entry(i):
        return f"{number(i)}. {items[i]}"

    def heading():
        return f"{number(len(items) - 1)} things"

    def number(i):
        return i + 1

    return page()


for line in report(["nail", "screw", "bolt"]):
    print(line)
print(len(report([])))
