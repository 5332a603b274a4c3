import concurrent.futures
import threading

class Connection:
    def __init__(self, name, open, busy, broken):
        self.mutex, self.name, self.open, self.busy, self.broken = threading.Lock(), name, open, busy, broken
        self.sent, self.warnings = [], []
    def send(self, method, message):
        if self.broken:
            raise RuntimeError("broken")
        self.sent.append(f"{method}:{message}")

def broadcast(connections, message, raise_exceptions=False, text=True):
    send_method = "text" if text else "binary"
    exceptions = []
    def send_message(connection):
        with connection.mutex:
            if not connection.open:
                return
            if connection.busy:
                if raise_exceptions:
                    exceptions.append(f"{connection.name} fragmented")
                else:
                    connection.warnings.append("skipped: fragmented")
                return
            try:
                connection.send(send_method, message)
            except RuntimeError as e:
                if raise_exceptions:
                    exceptions.append(f"{connection.name} failed")
                else:
                    connection.warnings.append(f"skipped: {e}")
    with concurrent.futures.ThreadPoolExecutor() as executor:
        executor.map(send_message, connections)
    if raise_exceptions and exceptions:
        raise ValueError(" ".join(sorted(exceptions)))

def make():
    return [Connection("a", True, False, False), Connection("b", False, False, False),
            Connection("c", True, True, False), Connection("d", True, False, True)]

cs = make()
broadcast(cs, "hi")
broadcast(cs, "bin", text=False)
for c in cs:
    print(c.name, ",".join(c.sent), ",".join(c.warnings))
try:
    broadcast(make(), "hi", raise_exceptions=True)
except ValueError as e:
    print(e)
