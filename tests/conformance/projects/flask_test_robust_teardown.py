class Signal:
    def __init__(self):
        self.receivers = []
    def connect(self, f):
        self.receivers.append(f)

class App:
    def __init__(self):
        self.teardown_request, self.teardown_context = [], []
        self.request_signal, self.context_signal = Signal(), Signal()
        self.view = None
    def get(self):
        text = self.view()
        groups = []
        for hooks, signal in ((self.teardown_request, self.request_signal), (self.teardown_context, self.context_signal)):
            errors = []
            for hook in hooks + signal.receivers:
                try:
                    hook(text)
                except ValueError as e:
                    errors.append(str(e))
            groups.append(errors)
        return groups

def check():
    count = 0
    app = App()
    def request_teardown(e):
        nonlocal count
        count += 1
        raise ValueError("request_teardown")
    app.teardown_request.append(request_teardown)
    def app_teardown(e):
        nonlocal count
        count += 1
        raise ValueError("app_teardown")
    app.teardown_context.append(app_teardown)
    def index():
        return ""
    app.view = index
    def request_signal(sender):
        nonlocal count
        count += 1
        raise ValueError("request_signal")
    def app_signal(sender):
        nonlocal count
        count += 1
        raise ValueError("app_signal")
    app.request_signal.connect(request_signal)
    app.context_signal.connect(app_signal)
    for group in app.get():
        print(" ".join(group))
    print(count)

check()
