# One function puts, another takes, and both see when the queue is full or empty.
def make_queue(capacity):
    items = []

    def put(item):
        if len(items) == capacity:
            return False
        items.append(item)
        return True

    def take():
        return items.pop(0) if items else 0

    return put, take


put, take = make_queue(2)
print(*[n for n in (10, 20, 30) if put(n)])
print(take(), take(), take())
print(*[n for n in (40, 50) if put(n)])
print(take())
