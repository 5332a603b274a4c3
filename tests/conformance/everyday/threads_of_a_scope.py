import threading


def histogram(text, workers):
    lock = threading.Lock()
    counts = {}
    longest = ""
    seen = 0

    def note(word):
        nonlocal longest, seen
        with lock:
            counts[len(word)] = counts.get(len(word), 0) + 1
            seen += 1
            if (len(word), word) > (len(longest), longest):
                longest = word

    def work(words):
        for w in words:
            cleaned = w.strip(".,")
            if cleaned:
                note(cleaned)

    words = text.split()
    size = (len(words) + workers - 1) // workers
    threads = [threading.Thread(target=work, args=(words[i:i + size],)) for i in range(0, len(words), size)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

    def bar(length):
        return f"{length:>2} {'#' * counts[length]}"

    return [bar(n) for n in sorted(counts)], longest, seen, len(threads)


bars, longest, seen, n = histogram("The closure, that old friend, remembers . what everybody else forgets, and what it remembers it may change.", 4)
print("\n".join(bars))
print(longest, seen, n)
