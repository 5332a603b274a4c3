# A command line option writes its line of help.
def join_options(opts):
    return ", ".join(opts), any(o.startswith("/") for o in opts)


class Option:
    def __init__(self, opts, secondary, is_flag):
        self.opts = opts
        self.secondary = secondary
        self.is_flag = is_flag

    def metavar(self, upper):
        return "TEXT" if upper else "text"

    def help_record(self, upper):
        any_slash = False

        def write(opts):
            nonlocal any_slash
            joined, slashes = join_options(opts)
            if slashes:
                any_slash = True
            if not self.is_flag:
                joined += f" {self.metavar(upper)}"
            return joined

        parts = [write(self.opts)]
        if self.secondary:
            parts.append(write(self.secondary))
        return ("; " if any_slash else " / ").join(parts)


print(Option(["-v", "--verbose"], [], True).help_record(True))
print(Option(["--on"], ["--off"], True).help_record(True))
print(Option(["/on"], ["/off"], False).help_record(False))
