from contextlib import contextmanager

def timer(clock):
    timing = {}
    @contextmanager
    def track_time(name):
        start = clock()
        yield
        timing[name] = clock() - start
    def timings():
        return sorted(timing.items())
    return track_time, timings

now = 0
def clock():
    global now
    now += 1
    return now

track, timings = timer(clock)
with track("outer"):
    with track("inner"):
        now += 5
    print(len(timings()))
with track("last"):
    pass
print(" ".join(f"{k}={v}" for k, v in timings()))
