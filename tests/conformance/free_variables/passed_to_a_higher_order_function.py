# A nested function is handed to map, filter and sort, and takes what it captured along.
def summarize(words, limit, last):
    def short(word):
        return len(word) <= limit

    def marked(word):
        return f"{word}/{limit}"

    def key(word):
        return word == last, word

    kept = sorted(filter(short, words), key=key)
    return list(map(marked, kept))


words = ["pear", "fig", "kiwi", "banana", "apple"]
print(*summarize(words, 4, "fig"))
print(*summarize(words, 6, "banana"))
