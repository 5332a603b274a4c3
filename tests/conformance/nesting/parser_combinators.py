# Parsers are functions, and functions make bigger parsers from them.
def literal(text):
    def parse(source):
        return len(text) if source.startswith(text) else None

    return parse


def either(first, second):
    def parse(source):
        found = first(source)
        return second(source) if found is None else found

    return parse


def repeated(parser):
    def parse(source):
        length = 0
        while (found := parser(source[length:])) is not None:
            length += found
        return length

    return parse


laugh = repeated(either(literal("ha"), literal("ho")))
for source in "hahoha!", "hmm", "hohoh":
    print(source, laugh(source), literal("h")(source))
