# A full buffer is taken, and a new one stands in its place.
def make_batches(size):
    buffer = []

    def add(item):
        nonlocal buffer
        buffer.append(item)
        if len(buffer) < size:
            return None
        full, buffer = buffer, []
        return full

    return add


add = make_batches(3)
for n in range(7):
    batch = add(n)
    print(n, batch if batch else "waits")
