# A decoder of bytes: functions that share a position, and a table of them.
class DecodeError(Exception):
    pass


def load(encoded):
    max_position = len(encoded)
    position = 0

    def get_byte():
        nonlocal position
        if position >= max_position:
            raise DecodeError("More data expected")
        character = encoded[position : position + 1]
        position += 1
        return character

    def peek_byte():
        return encoded[position : position + 1]

    def get_bytes(size):
        nonlocal position
        data = encoded[position : position + size]
        if len(data) != size:
            raise DecodeError("Missing bytes")
        position += size
        return data

    def decode_int():
        digits = b""
        while (byte := get_byte()) != b"e":
            digits += byte
        return digits.decode()

    def decode_bytes(size_bytes):
        while (byte := get_byte()) != b":":
            size_bytes += byte
        return get_bytes(int(size_bytes)).decode()

    def decode_list():
        elements = []
        add_element = elements.append
        while peek_byte() != b"e":
            add_element(decode())
        get_byte()
        return "[" + " ".join(elements) + "]"

    def decode_dict():
        elements = []
        while peek_byte() != b"e":
            key = decode()
            elements.append(key + "=" + decode())
        get_byte()
        return "{" + " ".join(elements) + "}"

    decoders = {
        b"i": decode_int,
        b"l": decode_list,
        b"d": decode_dict,
        b"T": lambda: "true",
        b"N": lambda: "none",
    }

    def decode():
        decoder = decoders.get(initial := get_byte(), None)
        if decoder is None:
            return decode_bytes(initial)
        return decoder()

    return decode()


for text in [b"i12e", b"3:abc", b"li1e2:xyTe", b"d1:ali1ei2ee1:bNe", b"li1e", b"9:ab", b"12:abcdefghijkl"]:
    try:
        print(load(text))
    except DecodeError as e:
        print("error:", e)
