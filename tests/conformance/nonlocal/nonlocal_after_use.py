# A nonlocal declaration comes after the name was used.
SOURCE = """
def make_counter():
    count = 0
    def counter():
        print(count)
        nonlocal count
        count += 1
        return count
    return counter
"""
try:
    exec(SOURCE)
except SyntaxError as error:
    print(f"{type(error).__name__}: {error.msg}")
