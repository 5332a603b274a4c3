# A closure multiplies what it waits, up to a limit that has a default.
def make_backoff(first=1, factor=2, limit=60):
    wait = first

    def following():
        nonlocal wait
        now = wait
        wait = min(wait * factor, limit)
        return now

    return following


for following in make_backoff(), make_backoff(limit=5), make_backoff(10, factor=3), make_backoff(7, 1):
    print([following() for _ in range(7)])
