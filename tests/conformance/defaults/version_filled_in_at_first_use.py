# A --version option whose callback fills in its own parameters at the first use.
INSTALLED = {"tool": "1.2"}
DISTRIBUTIONS = {"pil": ["pillow"], "twice": ["a", "b"]}


class Context:
    def __init__(self, name, resilient=False):
        self.name = name
        self.resilient = resilient


def version_option(version=None, package=None, prog=None, message=None):
    if message is None:
        message = "{prog}, version {version}"

    def callback(ctx, value):
        if not value or ctx.resilient:
            return None
        nonlocal prog
        nonlocal version
        nonlocal package
        if prog is None:
            prog = ctx.name
        if version is None and package is not None:
            if package in INSTALLED:
                version = INSTALLED[package]
            else:
                found = DISTRIBUTIONS.get(package, [])
                if len(found) == 1:
                    package = found[0]
                    version = f"of {package}"
                elif len(found) > 1:
                    raise RuntimeError(f"{package} maps to {', '.join(found)}")
        if version is None:
            raise RuntimeError("no version")
        return message.replace("{prog}", prog).replace("{version}", version)

    return callback


def show(callback, ctx, value):
    try:
        print(callback(ctx, value))
    except RuntimeError as e:
        print("error:", e)


for callback in [
    version_option("3", None, "mine"),
    version_option(None, "tool"),
    version_option(package="pil", message="{version} by {prog}"),
    version_option(package="twice"),
    version_option(),
]:
    show(callback, Context("first"), False)
    show(callback, Context("first"), True)
    show(callback, Context("second"), True)
    show(callback, Context("second", True), True)
