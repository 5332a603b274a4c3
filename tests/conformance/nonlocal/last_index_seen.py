# A loop leaves its last index in the variable around, and the next call goes on from there.
def make_finder(items):
    at = 0

    def following(wanted):
        nonlocal at
        for index in range(at, len(items)):
            at = index + 1
            if items[index] == wanted:
                return index
        return -1

    return following


following = make_finder("abracadabra")
print(following("a"), following("a"), following("c"))
print(following("b"), following("b"))
