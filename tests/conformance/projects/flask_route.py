class App:
    def __init__(self):
        self.rules = []
    def add_url_rule(self, rule, endpoint, f, options):
        self.rules.append((rule, endpoint or "default", f(), sorted(options.items())))
    def route(self, rule, options):
        def decorator(f):
            endpoint = options.pop("endpoint", None)
            self.add_url_rule(rule, endpoint, f, options)
            return f
        return decorator

def index():
    return "index page"

app = App()
f = app.route("/", {"endpoint": "home", "methods": "GET"})(index)
print(f())
twice = app.route("/x", {"endpoint": "x"})
twice(f)
twice(lambda: "other")
for rule, endpoint, text, options in app.rules:
    print(rule, endpoint, text, " ".join(f"{k}={v}" for k, v in options))
