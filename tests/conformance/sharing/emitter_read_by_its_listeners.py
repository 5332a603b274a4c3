# Listeners are called in order, and may read what the emitter has done so far.


def make_emitter():
    listeners = []
    delivered = 0
    log = []

    def on(listener):
        listeners.append(listener)

    def emit(event):
        nonlocal delivered
        for listener in list(listeners):
            log.append(f"{event}: {listener(event)}")
            delivered += 1

    def count():
        return delivered

    def lines():
        return list(log)

    return on, emit, count, lines


on, emit, count, lines = make_emitter()
on(lambda event: f"first, after {count()}")
on(lambda event: f"second, after {count()} and {len(lines())} lines")
on(lambda event: on(lambda event: "late") or f"third sees {event}")
emit("start")
emit("stop")
print(count())
for line in lines():
    print(line)
