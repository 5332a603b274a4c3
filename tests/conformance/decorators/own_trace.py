# A decorator of one's own prints each call and its result, and the recursion goes through it.


def trace(function):
    def traced(n):
        print(f"-> {n}")
        result = function(n)
        print(f"<- {result}")
        return result
    return traced


@trace
def factorial(n):
    return 1 if n == 0 else n * factorial(n - 1)


print(factorial(2))
print(factorial(0))
