LEVELS = {"DEBUG": 10, "INFO": 20, "ERROR": 40}
def make_logging():
    root_handlers = []
    levels = {"": "INFO"}
    filters = []
    emitted = 0
    def effective(name):
        while name not in levels:
            name = name.rpartition(".")[0]
        return levels[name]
    def get_logger(name):
        def log(level, msg, **extra):
            nonlocal emitted
            if LEVELS[level] < LEVELS[effective(name)]: return False
            record = {"name": name, "level": level, "msg": msg}
            for f in filters:
                if not f(record): return False
            emitted += 1
            for h in root_handlers: h(record)
            return True
        def debug(msg): return log("DEBUG", msg)
        def info(msg): return log("INFO", msg)
        def error(msg): return log("ERROR", msg)
        return debug, info, error
    def set_level(name, level): levels[name] = level
    def add_handler(h): root_handlers.append(h)
    def add_filter(f): filters.append(f)
    def count(): return emitted
    return get_logger, set_level, add_handler, add_filter, count
get_logger, set_level, add_handler, add_filter, count = make_logging()
add_handler(lambda r: print(f"{r['level']}:{r['name']}:{r['msg']}"))
add_filter(lambda r: "secret" not in r["msg"])
debug, info, error = get_logger("app.db")
print(debug("x"), info("one"), error("secret y")); set_level("app", "DEBUG"); print(debug("two")); set_level("app.db", "ERROR"); print(info("n"), error("three"), count())
