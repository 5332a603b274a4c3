depth = 0

def trace(function):
    def traced(argument):
        global depth
        indentation = "  " * depth
        print(f"{indentation}{function.__name__}({argument})")
        depth += 1
        result = function(argument)
        depth -= 1
        print(f"{indentation}{function.__name__}({argument}) = {result}")
        return result
    return traced

@trace
def factorial(n):
    return 1 if n == 0 else n * factorial(n - 1)


factorial(2)
