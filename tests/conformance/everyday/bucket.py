def token_bucket(rate, capacity, clock):
    tokens = capacity
    last = clock()
    denied = 0
    def refill():
        nonlocal tokens, last
        now = clock()
        tokens = min(capacity, tokens + (now - last) * rate)
        last = now
    def acquire(n=1):
        nonlocal tokens, denied
        refill()
        if tokens >= n:
            tokens -= n
            return True
        denied += 1
        return False
    def stats():
        refill()
        return tokens, denied
    return acquire, stats
now = 0.0
def clock(): return now
acquire, stats = token_bucket(2.0, 3.0, clock)
print([acquire(1.0) for _ in range(4)]); now = 1.0; print(acquire(2.0), acquire(1.0), stats())
