# A test patches a function with one that fails for one caller, and counts.
class Paths:
    def __init__(self):
        self.cwd = lambda who: "/home"

    def make_path(self, path):
        try:
            return self.cwd("make_path") + path
        except OSError:
            return path

    def inspect(self):
        return self.cwd("inspect")


def test_invalid_cwd():
    paths = Paths()
    raised = 0
    original = paths.cwd

    def raise_os(who):
        nonlocal raised
        if who == "make_path":
            raised += 1
            raise OSError(2, "custom")
        return original(who)

    paths.cwd = raise_os
    print(paths.make_path("/file"))
    assert raised == 1
    print(paths.inspect())
    print(paths.make_path("/a"), paths.make_path("/b"))
    assert raised == 3
    return raised


print(test_invalid_cwd())
