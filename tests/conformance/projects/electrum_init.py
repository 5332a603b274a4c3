class SeedWidget:
    def __init__(self, is_seed):
        self.is_seed, self.slots = is_seed, []
    def connect(self, f):
        self.slots.append(f)
    def type(self, text):
        valid = self.is_seed(text)
        for f in self.slots:
            f(valid)

class Confirm:
    def __init__(self, data):
        self.data, self.valid = data, None
        self.layout = ["message"]
        self.seed_widget = SeedWidget(is_seed=lambda x: x == self.data["seed"])
        def seed_valid_changed(valid):
            self.valid = valid
        self.seed_widget.connect(seed_valid_changed)
        self.layout.append("seed widget")

data = {"seed": "apple pear"}
c = Confirm(data)
print(c.valid is None, len(c.layout))
for text in ("apple", "apple pear"):
    c.seed_widget.type(text)
    print(c.valid)
data["seed"] = "plum"
c.seed_widget.type("apple pear")
print(c.valid)
