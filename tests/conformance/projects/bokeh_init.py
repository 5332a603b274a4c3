class Runner:
    def __init__(self, source):
        self.source, self.failed = source, source == ""
    def run(self, module, post_check):
        for line in self.source.split(";"):
            key, value = line.split("=")
            module[key] = value
        post_check()

def check_callback(name, what):
    if name is not None and not name.startswith("f_"):
        raise ValueError(f"bad {what}")

class Handler:
    def __init__(self, source):
        self.loaded = None
        self.unloaded = None
        self.module = {}
        self.runner = Runner(source)
        if not self.runner.failed:
            def extract():
                contents = self.module
                if "loaded" in contents:
                    self.loaded = contents["loaded"]
                if "unloaded" in contents:
                    self.unloaded = contents["unloaded"]
                check_callback(self.loaded, "loaded")
                check_callback(self.unloaded, "unloaded")
            self.runner.run(self.module, extract)

for source in ("loaded=f_a;unloaded=f_b", "x=1;unloaded=f_c", ""):
    h = Handler(source)
    print(h.loaded or "-", h.unloaded or "-", len(h.module))
