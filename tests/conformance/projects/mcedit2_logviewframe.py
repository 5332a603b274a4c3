class Signal:
    def __init__(self):
        self.slots = []
    def connect(self, f):
        self.slots.append(f)
    def emit(self, x):
        for f in self.slots:
            f(x)

class View:
    def __init__(self):
        self.auto_scroll, self.last, self.scrolled = True, 0, 0

class Button:
    def __init__(self):
        self.toggled, self.checked = Signal(), None

class Widget:
    def __init__(self):
        self.view, self.slider = View(), Signal()
        self.debug, self.info = Button(), Button()
        self.update = None

def log_view(clock, settings):
    widget = Widget()
    view = widget.view
    blocked = set()
    def slider_moved(value):
        view.auto_scroll = 100 - value < 4
    widget.slider.connect(slider_moved)
    def update_log():
        if view.auto_scroll:
            t = clock()
            if view.last + 1 < t:
                view.last = t
                view.scrolled += 1
    widget.update = update_log
    def toggle_level(level):
        def toggle(checked):
            if checked:
                blocked.discard(level)
            else:
                blocked.add(level)
            update_log()
            set_value(level, checked)
        return toggle
    def get_value(level, default):
        return int(settings.get(f"show/{level}", default))
    def set_value(level, value):
        settings[f"show/{level}"] = int(value)
    def setup(button, level):
        button.toggled.connect(toggle_level(level))
        button.checked = bool(get_value(level, 1))
    setup(widget.debug, 10)
    setup(widget.info, 20)
    return widget, lambda: sorted(blocked), lambda: sorted(settings.items())

ticks = [0]
def clock():
    ticks[0] += 3
    return ticks[0]

widget, blocked, settings = log_view(clock, {"show/10": 0})
print(widget.debug.checked, widget.info.checked)
widget.update()
widget.debug.toggled.emit(False)
print(blocked(), settings(), widget.view.scrolled)
widget.slider.emit(50)
widget.info.toggled.emit(False)
widget.debug.toggled.emit(True)
print(blocked(), settings(), widget.view.scrolled, widget.view.auto_scroll)
widget.slider.emit(98)
widget.update()
print(widget.view.scrolled, widget.view.auto_scroll)
