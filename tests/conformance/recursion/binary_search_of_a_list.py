# A recursive function reads the list and the wanted item around it; only the bounds are passed.
def find(items, wanted):
    def search(low, high):
        if low == high:
            return f"no {wanted}"
        middle = (low + high) // 2
        if items[middle] == wanted:
            return f"{wanted} at {middle}"
        if items[middle] < wanted:
            return search(middle + 1, high)
        return search(low, middle)

    return search(0, len(items))


for wanted in 2, 7, 13, 14:
    print(find([2, 3, 5, 7, 11, 13], wanted))
