# A scheduler runs what it was given; a timer hands itself to it again, until it is done.


def make_scheduler():
    queue = []
    now = 0

    def after(delay, action):
        queue.append((now + delay, len(queue), action))

    def run():
        nonlocal now
        steps = 0
        while queue:
            first = min(range(len(queue)), key=lambda i: queue[i][:2])
            now, _, action = queue.pop(first)
            action()
            steps += 1
        return steps

    def time():
        return now

    return after, run, time


def start(name, period, times, after, time):
    left = times

    def tick():
        nonlocal left
        left -= 1
        print(f"{time()}: {name}, {left} left")
        if left > 0:
            after(period, tick)

    after(period, tick)


after, run, time = make_scheduler()
start("fast", 2, 3, after, time)
start("slow", 5, 2, after, time)
print(run(), time())
