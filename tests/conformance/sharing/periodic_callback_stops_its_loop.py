# A test of a periodic callback that stops its loop at the third call.
class Periodic:
    def __init__(self, callback, every):
        self.callback = callback
        self.every = every
        self.running = False

    def start(self):
        self.running = True

    def stop(self):
        self.running = False


class LoopTest:
    def __init__(self):
        self.stopped = False

    def stop(self):
        self.stopped = True

    def wait(self, periodic):
        ticks = 0
        while not self.stopped:
            ticks += 1
            if periodic.running and ticks % periodic.every == 0:
                periodic.callback()
        return ticks

    def test_plain(self):
        count = 0

        def callback():
            nonlocal count
            count += 1
            if count == 3:
                self.stop()

        periodic = Periodic(callback, 10)
        periodic.start()
        ticks = self.wait(periodic)
        periodic.stop()
        assert count == 3
        return ticks, count


print(LoopTest().test_plain())
