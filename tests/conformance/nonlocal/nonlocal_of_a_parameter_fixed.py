# A setter gives its parameter another name than the variable that it sets.
def make_setter():
    level = 0

    def put(new):
        nonlocal level
        old, level = level, new
        return f"{old} -> {level}"

    return put


put = make_setter()
print(put(5))
print(put(7))
