# The default of a parameter is a closure, made by another factory with its own defaults.


def make_suffix(mark="!"):
    def suffix(text):
        return text + mark
    return suffix


def make_shout(finish=make_suffix()):
    def shout(text):
        return finish(text.upper())
    return shout


print(make_shout()("hello"))
print(make_shout(make_suffix("?"))("hello"))
print(make_shout(finish=make_suffix(mark="..."))("well"))
