# Three functions share whether a watch runs, and what it shows.
def make_stopwatch():
    running = False
    seconds = 0
    laps = []

    def press():
        nonlocal running
        running = not running
        if not running:
            laps.append(seconds)

    def tick(n):
        nonlocal seconds
        if running:
            seconds += n

    def show():
        return f"{seconds} {'on' if running else 'off'} {laps}"

    return press, tick, show


press, tick, show = make_stopwatch()
tick(5)
print(show())
for n in 1, 2, 3:
    press()
    tick(n)
    print(show())
press()
print(show())
