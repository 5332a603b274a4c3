# `nonlocal` outside of every function: SyntaxError in Python; outside of a factory, here.
SOURCE = """
count = 0
nonlocal count
count += 1
"""
try:
    exec(SOURCE)
except SyntaxError as error:
    print(f"{type(error).__name__}: {error.msg}")
