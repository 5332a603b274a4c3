def make_config():
    layers = []
    watchers = []
    cache = {}
    def load(text):
        layer = {}
        section = ""
        def add(line_no, line):
            nonlocal section
            line = line.strip()
            if not line or line.startswith("#"): return
            if line.startswith("["):
                section = line.strip("[]")
                return
            if "=" not in line: raise ValueError(f"line {line_no}: {line}")
            k, v = line.split("=", 1)
            key = f"{section}.{k.strip()}" if section else k.strip()
            layer[key] = v.strip()
        for n, line in enumerate(text.splitlines(), 1): add(n, line)
        layers.append(layer)
        cache.clear()
        for w in watchers: w(len(layers))
    def get(key, default=None):
        if key in cache: return cache[key]
        value = default
        for layer in reversed(layers):
            if key in layer:
                value = layer[key]
                break
        if value is not None and value.startswith("${"):
            value = get(value[2:-1], "?")
        if value is not None: cache[key] = value
        return value
    def get_int(key, default=0):
        v = get(key)
        return int(v) if v is not None else default
    def watch(f): watchers.append(f)
    return load, get, get_int, watch
load, get, get_int, watch = make_config()
watch(lambda n: print("layers", n))
load("debug = no\n[db]\nhost = localhost\nport=5432\nurl=${db.host}\n# c\n")
print(get("db.host"), get_int("db.port"), get("db.url"), get("nope"), get_int("nope", 7))
load("[db]\nhost = prod\n")
print(get("db.host"), get("db.url"), get("debug"))
try: load("a=1\nbad")
except ValueError as e: print(e)
