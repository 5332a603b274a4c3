# Each turn slices a list, and the closure of the turn keeps its slice.
def make_sums(items, size):
    sums = []
    for start in range(0, len(items), size):
        chunk = items[start : start + size]

        def total(bonus, chunk=chunk):
            return sum(chunk) + bonus

        sums.append(total)
    return sums


sums = make_sums([1, 2, 3, 4, 5, 6, 7], 3)
print([total(0) for total in sums])
print([total(100) for total in sums])
print(sums[-1](1))
