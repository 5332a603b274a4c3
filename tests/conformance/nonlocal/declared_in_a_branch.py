# `nonlocal` in a branch counts for the whole function.


def make_meter(limit):
    level = 0
    alarms = []

    def change(by):
        if by != 0:
            nonlocal level
            level += by
        if level > limit:
            alarms.append(level)
            level = limit
        return level

    return change, lambda: alarms


change, alarms = make_meter(10)
print([change(by) for by in (3, 0, 9, -2, 5)], alarms())
