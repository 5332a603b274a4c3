class Target:
    def __init__(self):
        self.outputs, self.command, self.depends, self.working_dir = [], [], [], None

def add_command(args):
    magic = ["OUTPUT", "COMMAND", "DEPENDS", "WORKING_DIRECTORY", "COMMENT"]
    target = Target()
    def handle_output(key, target):
        target.outputs += [key]
    def handle_command(key, target):
        if key == "ARGS":
            return
        target.command[-1] += [key]
    def handle_depends(key, target):
        target.depends += [key]
    working_dir = None
    def handle_working_dir(key, target):
        nonlocal working_dir
        if working_dir is None:
            working_dir = key
        else:
            working_dir += " "
            working_dir += key
    fn = None
    for i in args:
        if i in magic:
            if i == "OUTPUT":
                fn = handle_output
            elif i == "DEPENDS":
                fn = handle_depends
            elif i == "WORKING_DIRECTORY":
                fn = handle_working_dir
            elif i == "COMMAND":
                fn = handle_command
                target.command += [[]]
            else:
                fn = None
            continue
        if fn is not None:
            fn(i, target)
    target.working_dir = f"path({working_dir})" if working_dir else None
    return target

for line in ("OUTPUT a b COMMAND cc -c ARGS x DEPENDS y COMMAND ld WORKING_DIRECTORY my dir COMMENT no",
             "ignored COMMAND"):
    t = add_command(line.split())
    print(",".join(t.outputs), "|".join(" ".join(c) for c in t.command), ",".join(t.depends), t.working_dir or "-")
