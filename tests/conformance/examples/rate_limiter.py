def make_limiter(limit, period):
    lock = threading.Lock()
    recent = []
    refused = 0
    def allow(now):
        nonlocal refused
        with lock:
            while recent and recent[0] + period <= now:
                recent.pop(0)
            if len(recent) == limit:
                refused += 1
                return False
            recent.append(now)
            return True
    def report():
        with lock:
            return f"{len(recent)} in, {refused} out"
    return allow, report


import threading

allow, report = make_limiter(3, 10)
def ask(now):
    threads = [threading.Thread(target=lambda: [allow(now) for _ in range(5)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return report()
print(ask(0))
print(ask(9))
print(ask(10))
