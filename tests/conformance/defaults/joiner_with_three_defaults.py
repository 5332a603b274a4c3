# Each call leaves out other arguments, and none of them changes the defaults.
def make_joiner(separator=", ", before="", after=""):
    def join(*words):
        return before + separator.join(words) + after

    return join


words = "a", "b", "c"
print(make_joiner()(*words))
print(make_joiner(" - ")(*words))
print(make_joiner(before="[", after="]")(*words))
print(make_joiner("", after="!")(*words))
print(make_joiner()(*words))
