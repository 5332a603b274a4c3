def make_parser(prog):
    specs = []
    def add(name, kind="str", default=None, required=False):
        specs.append((name, kind, default, required))
    def error(msg): raise SystemExit(f"{prog}: error: {msg}")
    def convert(name, kind, text):
        if kind == "int":
            try: return int(text)
            except ValueError: error(f"{name}: invalid int {text}")
        return text
    def parse(argv):
        values = {}
        args = iter(argv)
        def spec_of(name):
            for s in specs:
                if s[0] == name: return s
            error(f"unrecognized {name}")
        for a in args:
            name, kind, _, _ = spec_of(a)
            if kind == "flag": values[name] = True
            else:
                text = next(args, None)
                if text is None: error(f"{name}: expected an argument")
                values[name] = convert(name, kind, text)
        for name, kind, default, required in specs:
            if name not in values:
                if required: error(f"{name} is required")
                values[name] = False if kind == "flag" else default
        return values
    return add, parse
add, parse = make_parser("prog")
add("-n", "int", 1); add("-v", "flag"); add("-o", required=True)
for argv in ("-o x -n 5 -v", "-o y", "-n 2", "-n zz", "-o", "-q"):
    try:
        v = parse(argv.split())
        print(v["-n"], v["-v"], v["-o"])
    except SystemExit as e: print(e)
