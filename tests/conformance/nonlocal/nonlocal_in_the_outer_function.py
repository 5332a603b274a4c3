# `nonlocal` in the outer function itself, one level too far out: SyntaxError in Python.
SOURCE = """
def make_counter(count):
    nonlocal count
    def counter():
        count += 1
        return count
    return counter
"""
try:
    exec(SOURCE)
except SyntaxError as error:
    print(f"{type(error).__name__}: {error.msg}")
