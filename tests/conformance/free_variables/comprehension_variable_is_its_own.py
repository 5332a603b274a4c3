# The variable of a comprehension is not the variable of the same name around it.
def table(x):
    def row(factor):
        return [x * factor for x in range(1, 4)]

    rows = [row(x) for x in (1, 10)]
    rows.append([x])
    return rows


for row in table(7):
    print(row)
