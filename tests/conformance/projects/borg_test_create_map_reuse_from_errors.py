class Archiver:
    def __init__(self, fork):
        self.fork, self.ran = fork, []

def cmd(archiver, *args, exit_code=0):
    archiver.ran.append(" ".join(args))
    code = 2 if "--map" in args and "ref" not in args else 0
    if archiver.fork:
        assert code == exit_code, (args, code)
    elif code:
        raise RuntimeError(code)

def check(archiver):
    map_path = "input.map"
    def expect_error(code, *args):
        if archiver.fork:
            cmd(archiver, *args, exit_code=code)
        else:
            try:
                cmd(archiver, *args)
            except RuntimeError as e:
                assert e.args[0] == code
                archiver.ran.append("raised")
    cmd(archiver, "create", "ref2", "input")
    expect_error(2, "create", "--map", map_path, "test")
    expect_error(2, "create", "--map", map_path, "--path", "input", "test")
    cmd(archiver, "create", "--map", map_path, "ref", "test")
    return len(archiver.ran)

for fork in (True, False):
    a = Archiver(fork)
    print(check(a), a.ran)
