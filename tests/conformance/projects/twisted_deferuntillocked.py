class Call:
    def __init__(self, at, f):
        self.at, self.f, self.active = at, f, True
    def cancel(self):
        self.active = False

class Clock:
    def __init__(self):
        self.now, self.calls = 0, []
    def call_later(self, delay, f):
        call = Call(self.now + delay, f)
        self.calls.append(call)
        return call
    def advance(self):
        self.now += 1
        for call in list(self.calls):
            if call.active and call.at <= self.now:
                call.active = False
                call.f()

class Deferred:
    def __init__(self):
        self.result, self.canceller = None, None
    def callback(self, text):
        self.result = text
    def cancel(self):
        self.canceller()

class Lock:
    def __init__(self, clock, taken_until):
        self.clock, self.taken_until, self.tries = clock, taken_until, 0
        self.try_call, self.timeout_call = None, None
    def lock(self):
        self.tries += 1
        return self.clock.now >= self.taken_until
    def defer_until_locked(self, timeout):
        d = Deferred()
        def cancel_lock(reason):
            self.try_call.cancel()
            self.try_call = None
            if self.timeout_call is not None and self.timeout_call.active:
                self.timeout_call.cancel()
                self.timeout_call = None
            if self.lock():
                d.callback("locked late")
            else:
                d.callback(reason)
        d.canceller = lambda: cancel_lock("cancelled")
        def try_lock():
            if self.lock():
                if self.timeout_call is not None:
                    self.timeout_call.cancel()
                    self.timeout_call = None
                self.try_call = None
                d.callback("locked")
            else:
                if timeout is not None and self.timeout_call is None:
                    reason = f"timed out after {timeout}"
                    self.timeout_call = self.clock.call_later(timeout, lambda: cancel_lock(reason))
                self.try_call = self.clock.call_later(2, try_lock)
        try_lock()
        return d

for until, timeout, cancel in ((0, None, 9), (3, None, 9), (9, 5, 9), (3, 3, 9), (9, None, 3), (9, 8, 2)):
    clock = Clock()
    lock = Lock(clock, until)
    d = lock.defer_until_locked(timeout)
    for step in range(8):
        if step == cancel and d.result is None:
            d.cancel()
        clock.advance()
    print(d.result, lock.tries, lock.try_call is None, lock.timeout_call is None)
