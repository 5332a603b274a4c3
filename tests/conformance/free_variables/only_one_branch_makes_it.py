# Which closure is made is decided at run time, and each captures what it needs.


def make_rounder(up, step):
    if up:
        def rounder(x):
            return (x + step - 1) // step * step
    else:
        def rounder(x):
            return x // step * step
    return rounder


up, down = make_rounder(True, 10), make_rounder(False, 10)
print(up(41), down(49))
print(up(50), down(50))
print(make_rounder(True, 7)(8))
