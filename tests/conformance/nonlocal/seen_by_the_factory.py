# The function around sees a change as soon as the call that made it returns, and changes the variable itself.
def factory():
    level = 0
    log = []

    def up(by):
        nonlocal level
        level += by
        log.append(level)

    up(1)
    print(level, log)
    level *= 10
    up(5)
    print(level, log)
    log.clear()
    up(-15)
    return level, log


print(*factory())
