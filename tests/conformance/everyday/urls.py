class Http404(Exception): pass
def make_urlconf(prefix=""):
    patterns = []
    def path(route, view):
        patterns.append(((prefix + route).strip("/").split("/"), view))
    def resolve(url):
        parts = url.strip("/").split("/")
        def match(route):
            kwargs = {}
            if len(route) != len(parts): return None
            for r, p in zip(route, parts):
                if r.startswith("<"):
                    kwargs[r[1:-1]] = p
                elif r != p:
                    return None
            return kwargs
        for route, view in patterns:
            kwargs = match(route)
            if kwargs is not None:
                return view, kwargs
        raise Http404(url)
    return path, resolve
path, resolve = make_urlconf("/api")
path("/users/<id>", lambda kw: f"user {kw['id']}")
path("/posts/<slug>/edit", lambda kw: f"edit {kw['slug']}")
path("/", lambda kw: "index")
for url in ("/api/users/7", "/api/posts/hi/edit/", "/api/", "/nope"):
    try:
        view, kw = resolve(url)
        print(view(kw))
    except Http404 as e: print("404", e)
