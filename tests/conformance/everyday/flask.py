def create_app():
    before, after = [], []
    routes = {}
    sessions = 0
    def route(method, path, f): routes[method, path] = f
    def before_request(f): before.append(f)
    def after_request(f): after.append(f)
    def dispatch(req):
        nonlocal sessions
        for f in before:
            resp = f(req)
            if resp is not None: return finish(req, resp)
        view = routes.get((req["method"], req["path"]))
        if view is None: return finish(req, {"status": 404, "body": "not found"})
        sessions += 1
        req["user"] = f"user{sessions}"
        return finish(req, {"status": 200, "body": view(req)})
    def finish(req, resp):
        for f in reversed(after): resp = f(req, resp)
        return resp
    return route, before_request, after_request, dispatch
route, before_request, after_request, dispatch = create_app()
route("GET", "/", lambda r: f"hi {r['user']}")
before_request(lambda r: {"status": 403, "body": "no"} if r["path"].startswith("/admin") else None)
def upper(req, resp):
    resp["body"] = resp["body"].upper()
    return resp
hits = []
def log(req, resp):
    hits.append(f"{req['method']} {req['path']} {resp['status']}")
    return resp
after_request(upper); after_request(log)
for m, p in (("GET", "/"), ("POST", "/"), ("GET", "/admin/x"), ("GET", "/")):
    r = dispatch({"method": m, "path": p}); print(r["status"], r["body"])
print("; ".join(hits))
