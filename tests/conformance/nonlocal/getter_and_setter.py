# Two closures share one variable: what the setter sets, the getter gets.
def make_cell(value):
    def get():
        return value

    def put(new):
        nonlocal value
        old, value = value, new
        return old

    return get, put


get, put = make_cell("a")
other, _ = make_cell("z")
print(get())
print(put("b"), get())
print(put("c"), get(), other())
