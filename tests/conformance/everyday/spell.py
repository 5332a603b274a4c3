def make_corrector(corpus):
    counts = {}
    for w in corpus.lower().split(): counts[w] = counts.get(w, 0) + 1
    total = sum(counts.values())
    letters = "abcdefghijklmnopqrstuvwxyz"
    def P(word): return counts.get(word, 0) / total
    def known(words): return {w for w in words if w in counts}
    def edits1(word):
        splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
        deletes = [L + R[1:] for L, R in splits if R]
        transposes = [L + R[1] + R[0] + R[2:] for L, R in splits if len(R) > 1]
        replaces = [L + c + R[1:] for L, R in splits if R for c in letters]
        inserts = [L + c + R for L, R in splits for c in letters]
        return set(deletes + transposes + replaces + inserts)
    def edits2(word): return (e2 for e1 in edits1(word) for e2 in edits1(e1))
    def candidates(word): return known([word]) or known(edits1(word)) or known(edits2(word)) or {word}
    def correction(word): return max(sorted(candidates(word)), key=P)
    return correction
c = make_corrector("the quick brown fox the lazy dog the spelling of a quick fix")
print(c("teh"), c("quik"), c("speling"), c("zzzz"), c("foxxx"), c("fix"))
