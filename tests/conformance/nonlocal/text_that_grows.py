# Text is added to a variable around the function, and what was returned before stays as it was.
def make_sentence(start):
    sentence = start

    def add(word):
        nonlocal sentence
        sentence += " " + word
        return sentence

    return add


add = make_sentence("the")
first = add("quick")
second = add("fox")
print(first)
print(second)
print(make_sentence("a")("dog"))
