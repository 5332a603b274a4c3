# The same keyword twice: SyntaxError.


def make_scale(factor=1, offset=0):
    def scale(x):
        return x * factor + offset
    return scale


try:
    print(eval("make_scale(factor=2, factor=3)")(1))
except SyntaxError as error:
    print(f"{type(error).__name__}: {error.msg}")
