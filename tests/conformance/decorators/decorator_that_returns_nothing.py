# A decorator that forgets to return its wrapper: Python calls None, when the function is used.
def loud(function):
    def wrapper(text):
        return function(text) + "!"


@loud
def greet(name):
    return f"hello {name}"


try:
    print(greet("Ada"))
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
