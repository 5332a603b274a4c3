def emitter():
    listeners = {}
    next_id = 0
    depth = 0
    errors = []

    def on(event, handler):
        nonlocal next_id
        next_id += 1
        my_id = next_id
        listeners.setdefault(event, []).append((my_id, handler))

        def off():
            kept = [l for l in listeners[event] if l[0] != my_id]
            removed = len(listeners[event]) - len(kept)
            listeners[event] = kept
            return removed == 1
        return off

    def emit(event, value):
        nonlocal depth
        if depth >= 3:
            errors.append(f"too deep: {event} {value}")
            return 0
        depth += 1
        called = 0
        for _, handler in list(listeners.get(event, [])):
            handler(value)
            called += 1
        depth -= 1
        return called

    def once(event, handler):
        def wrapper(value):
            if offs:
                offs.pop()()
            handler(value)
        offs = []
        offs.append(on(event, wrapper))

    def problems():
        return list(errors)

    return on, once, emit, problems


on, once, emit, problems = emitter()
seen = []
off = on("data", lambda v: seen.append(f"a{v}"))
once("data", lambda v: seen.append(f"once{v}"))


def chain(v):
    seen.append(f"c{v}")
    emit("more", v + 1)


on("data", chain)
on("more", lambda v: emit("more", v * 10))
print(emit("data", 1), emit("data", 2))
print(off(), off())
print(emit("data", 3), emit("none", 0))
print(" ".join(seen))
print("\n".join(problems()))
