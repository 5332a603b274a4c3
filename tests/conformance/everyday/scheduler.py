from collections import deque
def make_scheduler():
    ready = deque()
    finished = []
    tick = 0
    def spawn(name, task):
        ready.append((name, task))
    def run():
        nonlocal tick
        while ready:
            name, task = ready.popleft()
            tick += 1
            status = task()
            if status is None: ready.append((name, task))
            else: finished.append(f"{name}={status}@{tick}")
        return finished
    return spawn, run
spawn, run = make_scheduler()
def countdown(n):
    def step():
        nonlocal n
        n -= 1
        return "done" if n == 0 else None
    return step
def parent():
    spawned = False
    def step():
        nonlocal spawned
        if not spawned:
            spawned = True
            spawn("child", countdown(2))
            return None
        return "parent"
    return step
spawn("a", countdown(3)); spawn("b", countdown(1)); spawn("p", parent())
print(" ".join(run()))
