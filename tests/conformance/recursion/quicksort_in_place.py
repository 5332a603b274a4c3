# A recursive function and its helper change one list in place.
def quicksort(items):
    swaps = 0

    def swap(a, b):
        nonlocal swaps
        items[a], items[b] = items[b], items[a]
        swaps += 1

    def sort(low, high):
        if high - low < 2:
            return
        pivot = items[high - 1]
        edge = low
        for index in range(low, high - 1):
            if items[index] < pivot:
                swap(index, edge)
                edge += 1
        swap(edge, high - 1)
        sort(low, edge)
        sort(edge + 1, high)

    sort(0, len(items))
    return items, swaps


print(*quicksort([5, 2, 8, 1, 9, 3]))
print(*quicksort([1, 2, 3, 4]))
print(*quicksort([]))
