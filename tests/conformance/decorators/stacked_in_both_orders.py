# Of two stacked decorators the lower one is applied first, so the order matters.


def bold(function):
    def wrapper(text):
        return f"<b>{function(text)}</b>"
    return wrapper


def italic(function):
    def wrapper(text):
        return f"<i>{function(text)}</i>"
    return wrapper


@bold
@italic
def bold_outside(text):
    return text


@italic
@bold
def italic_outside(text):
    return text


print(bold_outside("x"))
print(italic_outside("x"))
print(bold_outside(italic_outside("y")))
