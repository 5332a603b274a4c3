# What is left to do is a function; each step wraps the one that it was given.
def factorial(n, then):
    if n == 0:
        return then(1)

    def multiply(result):
        return then(n * result)

    return factorial(n - 1, multiply)


def answer(result):
    return f"the answer is {result}"


print(factorial(5, answer))
print(factorial(0, answer))
print(factorial(10, lambda result: str(result // 2)))
