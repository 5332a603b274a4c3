def make_bus():
    handlers = {}
    log = []
    def subscribe(event, prefix):
        def handler(text):
            log.append(f"{prefix}: {text}")
        handlers.setdefault(event, []).append(handler)
    def publish(event, text):
        for handler in handlers.get(event, []):
            handler(text)
    def history():
        return " | ".join(log)
    subscribe("save", "disk")
    subscribe("save", "cloud")
    subscribe("quit", "bye")
    log.append("ready")
    return publish, history


publish, history = make_bus()
publish("save", "a.txt")
publish("quit", "now")
publish("open", "nobody listens")
print(history())
