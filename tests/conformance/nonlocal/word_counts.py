# A dictionary around the function counts what it is given.
def make_counter():
    counts = {}

    def count(text):
        for word in text.split():
            counts[word] = counts.get(word, 0) + 1
        return max(counts.items(), key=lambda entry: (entry[1], entry[0]))

    return count


count = make_counter()
print(*count("the cat"))
print(*count("the dog and the bird"))
print(*count("dog dog dog"))
