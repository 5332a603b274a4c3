# A key function reads the variables around it while a list is sorted.
def ranked(words, weights):
    def key(word):
        return -sum(weights.get(letter, 1) for letter in word), word

    return sorted(words, key=key)


words = ["tea", "jazz", "quiz", "ant"]
print(*ranked(words, {}))
print(*ranked(words, {"z": 10, "q": 5}))
