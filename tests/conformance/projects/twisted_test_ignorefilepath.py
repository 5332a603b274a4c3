class Deferred:
    def __init__(self):
        self.args, self.callbacks = None, []
    def callback(self, args):
        self.args = args
        for f in self.callbacks:
            f(args)
    def add_callback(self, f):
        self.callbacks.append(f)
        if self.args is not None:
            f(self.args)

class Inotify:
    def __init__(self):
        self.watches = {}
    def watch(self, path, mask, callbacks):
        self.watches[path] = (mask, callbacks)
        return True
    def ignore(self, path):
        del self.watches[path]
    def removed(self, path):
        if path in self.watches:
            mask, callbacks = self.watches[path]
            for f in callbacks:
                f(0, path, mask)

def check(expected, expected2):
    inotify = Inotify()
    log = []
    notified = Deferred()
    def cb_notified(result):
        ignored, filename, events = result
        log.append(f"{filename == expected2} {events & 4}")
    def call_it(*args):
        notified.callback(args)
    assert inotify.watch(expected, 4, [call_it])
    notified.add_callback(cb_notified)
    assert inotify.watch(expected2, 4, [call_it])
    inotify.ignore(expected)
    inotify.removed(expected)
    inotify.removed(expected2)
    return notified, log

notified, log = check("foo.bar2", "foo.bar3")
notified.callback((1, "else", 0))
print(log)
