# Two pairs of functions see one variable in two units.
def make_thermometer(celsius):
    def set_celsius(degrees):
        nonlocal celsius
        celsius = degrees

    def set_fahrenheit(degrees):
        set_celsius((degrees - 32) / 1.8)

    def show():
        return f"{celsius:.1f} C, {celsius * 1.8 + 32:.1f} F"

    return set_celsius, set_fahrenheit, show


set_celsius, set_fahrenheit, show = make_thermometer(20.0)
print(show())
set_fahrenheit(212.0)
print(show())
set_celsius(-40.0)
print(show())
