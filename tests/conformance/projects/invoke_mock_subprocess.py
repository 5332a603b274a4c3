class Mock:
    def __init__(self, out, err, exit, isatty):
        self.out, self.err, self.exit, self.isatty, self.running = out, err, exit, isatty, False
    def start(self):
        self.running = True
        return f"Popen({self.out},{self.err},{self.exit},{self.isatty})"
    def stop(self):
        self.running = False
        print("stop", self.exit)

def mock_subprocess(out="", err="", exit=0, isatty=None, insert=False):
    def decorator(f):
        def wrapper(args):
            proc = Mock(out, err, exit, isatty)
            popen = proc.start()
            args = list(args)
            args.pop()
            if insert:
                args.append(popen)
            try:
                f(args)
            finally:
                proc.stop()
        return wrapper
    return decorator

def show(args):
    print(" ".join(args))

mock_subprocess()(show)(["a", "dummy"])
test = mock_subprocess(out="hi", exit=3, insert=True)
wrapped = test(show)
wrapped(["b", "c", "dummy"])
wrapped(["dummy"])
test(lambda args: print(len(args)))(["x", "y"])
