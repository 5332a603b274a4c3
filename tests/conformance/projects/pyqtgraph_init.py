class Signal:
    def __init__(self):
        self.slots = []
    def connect(self, f):
        self.slots.append(f)
    def disconnect(self):
        self.slots.clear()
    def emit(self, x):
        for f in list(self.slots):
            f(x)

class Field:
    def __init__(self, text):
        self.text, self.changed = text, Signal()
    def set(self, text):
        self.text = text
        self.changed.emit(text)

class App:
    def __init__(self):
        self.log = []
        self.filter, self.combo = Field("t"), Field("Title")
        field = self.filter
        self.listener = None
        def on_combo(kind):
            if self.listener is not None:
                self.listener.disconnect()
            self.listener = field.changed
            self.log.append("reset")
            if kind == "Content":
                self.listener.connect(self.by_content)
            else:
                self.listener.connect(self.by_title)
            self.listener.emit(field.text)
        self.combo.changed.connect(on_combo)
        on_combo(self.combo.text)
    def by_content(self, text):
        self.log.append(f"content {text}")
    def by_title(self, text):
        self.log.append(f"title {text}")

app = App()
app.filter.set("u")
app.combo.set("Content")
app.filter.set("v")
app.combo.set("Title")
print("; ".join(app.log))
