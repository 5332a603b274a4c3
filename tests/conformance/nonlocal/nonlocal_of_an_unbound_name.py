# A nonlocal declaration of a name that no function around binds: a slip of the pen.
SOURCE = """
def make_counter():
    count = 0
    def counter():
        nonlocal cuont
        cuont += 1
        return cuont
    return counter
"""
try:
    exec(SOURCE)
except SyntaxError as error:
    print(f"{type(error).__name__}: {error.msg}")
