class App:
    def __init__(self):
        self.routes = {}
    def get(self, path, dep, security, endpoint):
        self.routes[path] = (dep, security, endpoint)
    def request(self, path):
        dep, security, endpoint = self.routes[path]
        db = dep()
        return endpoint(db, security(db))

def make_app(call_counter):
    def get_db():
        call_counter["count"] += 1
        return f"db_{call_counter['count']}"
    def get_user(db):
        return f"user of {db}"
    app = App()
    def endpoint(db, user):
        return f"{db} {user}"
    app.get("/", get_db, get_user, endpoint)
    return app

counter = {"count": 0}
app = make_app(counter)
print(app.request("/"))
print(app.request("/"))
print(counter["count"])
