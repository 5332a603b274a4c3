# A toggle remembers whether it is on.
def make_toggle(on, off):
    state = False

    def toggle():
        nonlocal state
        state = not state
        return on if state else off

    return toggle


lamp = make_toggle("light", "dark")
door = make_toggle("open", "shut")
print(lamp(), door(), lamp(), lamp())
print(door())
