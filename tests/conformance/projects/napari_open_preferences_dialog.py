class Settings:
    def __init__(self):
        self.size = None

class Dialog:
    def __init__(self):
        self.size, self.raised, self.on_resized, self.on_finished = (1, 1), 0, [], []
    def resize(self, w, h):
        self.size = (w, h)
        for f in self.on_resized:
            f(w, h)
    def finish(self):
        for f in list(self.on_finished):
            f()

class Window:
    def __init__(self, settings):
        self.dialog, self.settings = None, settings
    def open(self):
        if self.dialog is None:
            win = Dialog()
            self.dialog = win
            pref = self.settings
            if pref.size:
                win.resize(*pref.size)
            def save_size(w, h):
                pref.size = (w, h)
            win.on_resized.append(save_size)
            def clean():
                self.dialog = None
            win.on_finished.append(clean)
        else:
            self.dialog.raised += 1
        return self.dialog

w = Window(Settings())
d = w.open()
d.resize(30, 40)
same = w.open()
print(same.raised, *w.settings.size)
d.finish()
print(w.dialog is None)
other = w.open()
print(*other.size, other.raised, w.dialog is None)
