def make_office(windows):
    lock = threading.Lock()
    last = 0
    def take():
        nonlocal last
        with lock:
            last += 1
            return last
    def taken():
        with lock:
            return last
    return [take for _ in range(windows)], taken


import threading

windows, taken = make_office(4)
numbers = []
threads = [threading.Thread(target=lambda take=take: numbers.extend(take() for _ in range(1000))) for take in windows]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sum(numbers), len(set(numbers)))
print(taken())
