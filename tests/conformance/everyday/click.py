def make_cli(prog):
    commands = {}
    def command(name, help=""):
        def register(f):
            commands[name] = (f, help)
            return f
        return register
    def usage():
        lines = [f"usage: {prog} <command>"]
        for name in sorted(commands):
            lines.append(f"  {name:<8} {commands[name][1]}")
        return "\n".join(lines)
    def main(argv):
        if not argv or argv[0] == "--help":
            return usage()
        name, *rest = argv
        if name not in commands:
            return f"{prog}: no such command {name}"
        opts, args = {}, []
        for a in rest:
            if a.startswith("--"):
                k, _, v = a[2:].partition("=")
                opts[k] = v or "true"
            else:
                args.append(a)
        return commands[name][0](args, opts)
    return command, main
command, main = make_cli("tool")
total = 0
@command("add", help="add numbers")
def add(args, opts):
    global total
    total += sum(int(a) for a in args)
    return f"{total:>{int(opts.get('width', '1'))}}"
@command("echo")
def echo(args, opts):
    return " ".join(args) + ("!" if opts.get("loud") else "")
for argv in ([], ["add", "1", "2"], ["add", "4", "--width=5"], ["echo", "a", "b", "--loud"], ["rm"]): print(main(argv))
