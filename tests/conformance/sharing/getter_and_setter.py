# What the setter assigns, the getter sees (Crafting Interpreters, closing over one variable twice).


def make_cell(value):
    def get():
        return value

    def put(new):
        nonlocal value
        value = new

    return get, put


get, put = make_cell("first")
print(get())
put("second")
print(get())
put(get() + " and third")
print(get())
other_get, _ = make_cell("other")
print(other_get(), len(get()))
