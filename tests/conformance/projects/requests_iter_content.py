class Raw:
    def __init__(self, data):
        self.data = data
    def read(self, n):
        chunk, self.data = self.data[:n], self.data[n:]
        return chunk

class Response:
    def __init__(self, data):
        self.raw, self.content, self.consumed = Raw(data), None, False
    def iter_content(self, chunk_size):
        def generate():
            while True:
                chunk = self.raw.read(chunk_size)
                if not chunk:
                    break
                yield chunk
            self.consumed = True
        if self.consumed and self.content is None:
            raise RuntimeError("stream consumed")
        elif chunk_size < 1:
            raise RuntimeError("chunk size")
        if self.consumed:
            content = self.content
            chunks = iter([content[i:i + chunk_size] for i in range(0, len(content), chunk_size)])
        else:
            chunks = generate()
        return chunks

r = Response("abcdefg")
for size in (0, 3, 2):
    try:
        print("|".join(r.iter_content(size)), r.consumed)
    except RuntimeError as e:
        print(e)
r.content = "xyz"
print("|".join(r.iter_content(2)))
