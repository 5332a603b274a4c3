# A returned function has a recursive helper that uses variables of both functions around it.
def make_search(words):
    def search(letter):
        hits = []

        def look(i):
            if i < len(words):
                if letter in words[i]:
                    hits.append(f"{i}:{words[i]}")
                look(i + 1)

        look(0)
        return " ".join(hits) or "none"

    return search


search = make_search(["ant", "bee", "cat"])
print(search("a"))
print(search("e"))
print(search("z"))
