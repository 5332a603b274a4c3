# A handler checks what it gets, and an error in the check counts as a failure.
class Worker:
    def __init__(self):
        self.handlers = []

    def delay(self, level):
        for handler in self.handlers:
            handler(level)
        return 6


def test_level(levels):
    worker = Worker()
    shown = []

    def received_handler(request):
        nonlocal assertion_result
        try:
            assertion_result = int(request) < 1
        except ValueError:
            assertion_result = False

    worker.handlers.append(received_handler)
    assertion_result = False
    for level in levels:
        value = worker.delay(level)
        assert value == 6
        shown.append(int(assertion_result))
    return shown


print(test_level(["0", "1", "x", "-3"]))
