from contextlib import contextmanager

class Shell:
    def __init__(self, hide):
        self.hide = hide

def wizard(env, hide, steps):
    shell = Shell(hide)
    log = []
    @contextmanager
    def force_hide():
        if env.get("STORE") and shell.hide is not None:
            orig, shell.hide = shell.hide, False
            yield
            shell.hide = orig
        else:
            yield
    def visit(step):
        log.append(f"{step} {shell.hide}")
    with force_hide():
        for step in steps:
            visit(step)
    visit("after")
    return log

for env in ({"STORE": True}, {}):
    for hide in (True, None):
        print("; ".join(wizard(env, hide, ["one", "two"])))
