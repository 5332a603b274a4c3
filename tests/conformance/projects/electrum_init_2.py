class Features:
    def __init__(self, label, pin, passphrase):
        self.label, self.pin, self.passphrase = label, pin, passphrase

class Manager:
    def __init__(self):
        self.client, self.log = Features("old", False, True), []
    def call(self, method, arg):
        self.log.append(f"{method} {arg}".strip())
        if method == "change_label":
            self.client.label = arg
        elif method == "set_pin":
            self.client.pin = arg != "remove"
        elif method == "toggle_passphrase":
            self.client.passphrase = not self.client.passphrase
    def unpair(self):
        self.log.append("unpaired")

class Thread:
    def __init__(self):
        self.tasks = []
    def add(self, task, on_success):
        self.tasks.append((task, on_success))
    def run(self):
        while self.tasks:
            task, on_success = self.tasks.pop(0)
            try:
                on_success(task())
            except RuntimeError as e:
                print(e)

class Edit:
    def __init__(self):
        self.text, self.enabled = "", True

def dialog(manager, thread, label_edit, connected, question):
    features = None
    shown = []
    def invoke_client(method, arg="", unpair_after=False):
        def task():
            if not connected():
                raise RuntimeError("Device not connected")
            if method:
                manager.call(method, arg)
            if unpair_after:
                manager.unpair()
            c = manager.client
            return Features(c.label, c.pin, c.passphrase)
        thread.add(task, update)
    def update(new):
        nonlocal features
        features = new
        set_label_enabled()
        shown.append(f"{new.label} {'Yes' if new.pin else 'No'} {'Enabled' if new.passphrase else 'Disabled'}")
        label_edit.text = new.label
    def set_label_enabled():
        label_edit.enabled = label_edit.text != features.label
    def rename():
        invoke_client("change_label", label_edit.text)
    def toggle_passphrase():
        enabled = features.passphrase
        msg = "After disabling" if enabled else "Your current wallet"
        if not question(msg):
            return
        invoke_client("toggle_passphrase", unpair_after=enabled)
    def set_pin():
        invoke_client("set_pin", "set")
    def clear_pin():
        invoke_client("set_pin", "remove")
    invoke_client("")
    return {"rename": rename, "toggle": toggle_passphrase, "pin": set_pin, "clear": clear_pin}, lambda: list(shown)

m, t, e, on = Manager(), Thread(), Edit(), [True]
questions = []
def question(msg):
    questions.append(msg)
    return True
buttons, shown = dialog(m, t, e, lambda: on[0], question)
t.run()
print(e.text, e.enabled)
e.text = "new"
for name in ("rename", "toggle", "pin"):
    buttons[name]()
t.run()
buttons["toggle"]()
buttons["clear"]()
t.run()
on[0] = False
buttons["pin"]()
t.run()
print("; ".join(shown()))
print("; ".join(m.log))
print("; ".join(questions))
