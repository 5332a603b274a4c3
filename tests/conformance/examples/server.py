def make_limiter(limit):
    calls = {}
    def allow(user):
        calls[user] = calls.get(user, 0) + 1
        return calls[user] <= limit
    return allow

class Server:
    def __init__(self, limit):
        self.allow = make_limiter(limit)
    def get(self, user, path):
        return f"200 {path}" if self.allow(user) else "429"


server = Server(2)
print(" ".join(server.get("ada", "/") for _ in range(3)))
print(server.get("bob", "/x"))
