# A snapshot keeps the value of now (a default in Python), and a shared variable shows the new one.


def make_greets():
    name = "Ada"
    def greet(name=name):
        return f"Hello, {name}"
    handle = greet
    name = "Bob"
    def greet_last():
        return f"Hello, {name}"
    return handle, greet_last


first, last = make_greets()
print(first())
print(last())
