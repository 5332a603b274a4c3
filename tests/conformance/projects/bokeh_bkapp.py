class Source:
    def __init__(self, data):
        self.data = data

class Slider:
    def __init__(self):
        self.value, self.callbacks = 0, []
    def on_change(self, attr, callback):
        self.callbacks.append((attr, callback))
    def set(self, new):
        old, self.value = self.value, new
        for attr, callback in self.callbacks:
            callback(attr, old, new)

class Doc:
    def __init__(self):
        self.roots = []

def rolling(df, n):
    return [sum(df[max(0, i - n + 1):i + 1]) for i in range(len(df))]

def app(doc):
    df = [3, 1, 4, 1, 5]
    source = Source(list(df))
    def callback(attr, old, new):
        if new == 0:
            data = list(df)
        else:
            data = rolling(df, new)
        source.data = data
    slider = Slider()
    slider.on_change("value", callback)
    doc.roots.append((slider, source))

doc = Doc()
app(doc)
slider, source = doc.roots[0]
for n in (2, 3, 0):
    slider.set(n)
    print(source.data)
