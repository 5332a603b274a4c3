import heapq
from collections import Counter
def huffman(text):
    heap = []
    serial = 0
    def push(weight, node):
        nonlocal serial
        serial += 1
        heapq.heappush(heap, (weight, serial, node))
    for c, n in sorted(Counter(text).items()): push(n, c)
    while len(heap) > 1:
        w1, _, a = heapq.heappop(heap)
        w2, _, b = heapq.heappop(heap)
        push(w1 + w2, (a, b))
    codes = {}
    def walk(node, prefix=""):
        if isinstance(node, tuple):
            walk(node[0], prefix + "0")
            walk(node[1], prefix + "1")
        else:
            codes[node] = prefix or "0"
    root = heap[0][2]
    walk(root)
    def encode(s): return "".join(codes[c] for c in s)
    def decode(bits):
        out, node = [], root
        for b in bits:
            node = node[int(b)]
            if not isinstance(node, tuple):
                out.append(node)
                node = root
        return "".join(out)
    return encode, decode
encode, decode = huffman("abracadabra")
print(encode("abracadabra"), decode(encode("cab")))
