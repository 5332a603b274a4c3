# A fixture for tests of animations: `sleep` advances a clock that it has taken over.
class Clock:
    def __init__(self):
        self.time = lambda: 10
        self.ticks = []

    def tick(self):
        self.ticks.append(self.time())


def sleep(clock):
    current_time = clock.time()
    clock.time = lambda: current_time

    def sleep(duration, tick_interval=2):
        nonlocal current_time
        tick = clock.tick
        deadline = current_time + duration
        while current_time < deadline:
            current_time = min(current_time + tick_interval, deadline)
            tick()

    return sleep


clock = Clock()
wait = sleep(clock)
wait(5, 2)
print(clock.ticks, clock.time())
wait(3, 3)
print(clock.ticks, clock.time())
