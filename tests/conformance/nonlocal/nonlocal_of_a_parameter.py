# A name cannot be a parameter of the inner function and nonlocal in it.
SOURCE = """
def make_setter():
    level = 0
    def put(level):
        nonlocal level
        level = level
        return level
    return put
"""
try:
    exec(SOURCE)
except SyntaxError as error:
    print(f"{type(error).__name__}: {error.msg}")
