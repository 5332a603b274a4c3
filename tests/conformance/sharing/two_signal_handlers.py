# Two handlers of signals write one result, which the test binds after it connected them.
class Signal:
    def __init__(self):
        self.handlers = []

    def connect(self, handler):
        self.handlers.append(handler)
        return handler

    def send(self, request):
        for handler in self.handlers:
            handler(request)


def test_stamping(requests):
    received = Signal()
    published = Signal()

    @received.connect
    def received_handler(request):
        nonlocal result
        link = request.get("link")
        stamped = all(header in request["stamps"] for header in request["headers"])
        result = result and stamped and (link is None or link in request["stamps"])

    @published.connect
    def published_handler(request):
        nonlocal result
        result = all(header in request["stamps"] for header in request["headers"])

    results = []
    for request in requests:
        result = False
        published.send(request)
        received.send(request)
        results.append(int(result))
    return results


print(
    test_stamping(
        [
            {"stamps": ["a", "b"], "headers": ["a"]},
            {"stamps": ["a", "b"], "headers": ["c"]},
            {"stamps": ["a", "b"], "headers": ["b"], "link": "a"},
            {"stamps": ["a", "b"], "headers": [], "link": "x"},
        ]
    )
)
