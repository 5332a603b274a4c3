class Socket:
    def __init__(self, content):
        self.content, self.sent = content, []
    def send(self, data):
        self.sent.append(data)

def consume(sock, timeout):
    return sock.content[:timeout]

class Server:
    def __init__(self, handler, requests=1):
        self.handler, self.requests = handler, requests
    def run(self, sock):
        return [self.handler(sock) for _ in range(self.requests)]

def text_server(text, request_timeout=5, requests=1):
    def handler(sock):
        content = consume(sock, timeout=request_timeout)
        sock.send(text.upper())
        return content
    return Server(handler, requests)

for server in (text_server("hello"), text_server("bye", requests=2), text_server("x", 3)):
    sock = Socket("GET / HTTP")
    print("|".join(server.run(sock)), ",".join(sock.sent))
