# A decorator with an argument, three times on one function: the nearest is applied first.
def tag(name):
    def decorate(function):
        def wrapper(text):
            return f"<{name}>{function(text)}</{name}>"

        return wrapper

    return decorate


@tag("p")
@tag("b")
@tag("i")
def shout(text):
    return text.upper() + "!"


@tag("b")
def plain(text):
    return text


print(shout("hello"))
print(plain("hello"))
print(plain(shout("you")))
