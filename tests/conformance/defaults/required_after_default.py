# A parameter without a default after one that has one: SyntaxError in Python.
SOURCE = """
def make_counter(start=0, step):
    def counter():
        nonlocal start
        start += step
        return start
    return counter
"""
try:
    exec(SOURCE)
except SyntaxError as error:
    print(type(error).__name__)
