# A connection calls what was added to it when it is closed.
class Connection:
    def __init__(self, key):
        self.key = key
        self.callbacks = []

    def add_callback(self, callback):
        self.callbacks.append(callback)

    def close(self):
        callbacks = self.callbacks
        self.callbacks = []
        for callback in callbacks:
            callback()


def test_callbacks_on_close(key):
    connection = Connection(key)
    notified = False

    def cb():
        nonlocal notified
        notified = True

    connection.add_callback(cb)
    print(int(notified))
    connection.close()
    print(int(notified))
    notified = False
    connection.close()
    return int(notified)


print(test_callbacks_on_close("key"))
