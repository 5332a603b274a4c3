# Closures made in a loop over names are found in a dict, and called later.


def make_greetings(names):
    greetings = {}
    for name in names:
        def greet(punctuation, name=name):
            return f"Hello, {name}{punctuation}"
        greetings[name] = greet
    return greetings


greetings = make_greetings(["Bob", "Ada", "Cy"])
print(greetings["Ada"]("!"))
print(greetings["Bob"]("?"))
print(", ".join(sorted(greetings)))
if "Dan" not in greetings:
    print("no Dan")
for name in sorted(greetings):
    print(greetings[name]("."))
