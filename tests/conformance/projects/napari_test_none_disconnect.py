class Emitter:
    def __init__(self):
        self.callbacks = []
    def connect(self, f, takes_event):
        self.callbacks.append((f, takes_event))
    def disconnect(self):
        self.callbacks.clear()
    def emit(self, event):
        for f, takes_event in self.callbacks:
            f(event) if takes_event else f()

def check():
    counts = []
    def fun1():
        counts.append(1)
    def fun2(event):
        counts.append(2)
    e = Emitter()
    e.connect(fun1, False)
    e.emit("test")
    print(counts)
    e.disconnect()
    e.emit("test")
    print(counts)
    e.connect(fun2, True)
    e.emit("test")
    print(counts)

check()
