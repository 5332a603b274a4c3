# A nonlocal declaration does not reach a variable of the module.
SOURCE = """
calls = 0
def make_counter():
    def counter():
        nonlocal calls
        calls += 1
        return calls
    return counter
"""
try:
    exec(SOURCE)
except SyntaxError as error:
    print(f"{type(error).__name__}: {error.msg}")
