# A clock that advances by fixed steps while a block runs.
from contextlib import ExitStack, contextmanager


class Clock:
    def __init__(self):
        self.time = lambda: 100
        self.events = []

    def schedule(self, callback):
        self.events.append(callback)
        return lambda: self.events.remove(callback)

    def tick(self):
        for callback in list(self.events):
            callback(self.time())


@contextmanager
def fixed_timestep(timestep, auto_start=False):
    with ExitStack() as stack:
        defer = stack.callback
        clock = Clock()
        current_time = clock.time()
        clock.time = lambda: current_time

        def advance_time(_now):
            nonlocal current_time
            current_time += timestep

        defer(clock.schedule(advance_time))
        if auto_start:
            clock.tick()
            defer(lambda: print("stopped at", clock.time()))
        yield clock


with fixed_timestep(5) as clock:
    print(clock.time())
    clock.tick()
    clock.tick()
    print(clock.time())
with fixed_timestep(2, auto_start=True) as clock:
    clock.tick()
    print(clock.time())
print(clock.time(), len(clock.events))
