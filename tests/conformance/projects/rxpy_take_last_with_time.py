class Scheduler:
    def __init__(self, unit):
        self.now, self.unit = 0, unit
    def to_delta(self, n):
        return n * self.unit

class Source:
    def __init__(self):
        self.slots = []
    def subscribe(self, on_next, on_completed):
        self.slots.append((on_next, on_completed))
    def next(self, x):
        for f, _ in self.slots:
            f(x)
    def complete(self):
        for _, f in self.slots:
            f()

def take_last(source, duration, scheduler=None):
    def subscribe(on_next_, on_completed_, scheduler_):
        nonlocal duration
        sched = scheduler or scheduler_
        duration = sched.to_delta(duration)
        q = []
        def on_next(x):
            now = sched.now
            q.append((now, x))
            while q and now - q[0][0] >= duration:
                q.pop(0)
        def on_completed():
            now = sched.now
            while q:
                at, value = q.pop(0)
                if now - at <= duration:
                    on_next_(value)
            on_completed_()
        source.subscribe(on_next, on_completed)
    return subscribe

for unit in (1, 2):
    scheduler, source = Scheduler(unit), Source()
    subscribe = take_last(source, 3)
    subscribe(lambda x: print("first", x), lambda: print("first done"), scheduler)
    if unit == 2:
        subscribe(lambda x: print("second", x), lambda: print("second done"), scheduler)
    for x in range(8):
        scheduler.now += 1
        source.next(x)
    scheduler.now += 1
    source.complete()
