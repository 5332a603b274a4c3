def make_histogram():
    lock = threading.Lock()
    counts = {}
    total = 0
    def record(word):
        nonlocal total
        with lock:
            counts[len(word)] = counts.get(len(word), 0) + 1
            total += 1
    def report():
        with lock:
            return f"{dict(sorted(counts.items()))} of {total}"
    return record, report


import concurrent.futures
import threading

record, report = make_histogram()
words = "the quick brown fox jumps over the lazy dog".split() * 100
with concurrent.futures.ThreadPoolExecutor() as pool:
    list(pool.map(record, words))
print(report())
