# A callback that puts itself into a queue again until the system is closed.
class Token:
    def __init__(self, closes_at):
        self.queue = []
        self.turn = 0
        self.closes_at = closes_at

    def run_soon(self, function, argument):
        if self.turn > 4:
            raise RuntimeError("finished")
        self.queue.append((function, argument))

    def run(self):
        while self.queue:
            self.turn += 1
            function, argument = self.queue.pop(0)
            function(argument)


def attempts(closing):
    saved = []
    record = []
    needs_retry = True
    shown = []

    def collect(token):
        if token.turn == token.closes_at:
            saved.clear()
            record.append("final")
            record.append("done")
        else:
            try:
                token.run_soon(collect, token)
            except RuntimeError:
                nonlocal needs_retry
                needs_retry = True

    def start(token):
        token.run_soon(collect, token)
        saved.append(token.closes_at)

    for closes_at in closing:
        needs_retry = False
        record.clear()
        saved.clear()
        token = Token(closes_at)
        start(token)
        token.run()
        shown.append((needs_retry, len(record), len(saved)))
        if not needs_retry:
            break
    return shown


for row in attempts([9, 8, 3, 2]):
    print(*row)
