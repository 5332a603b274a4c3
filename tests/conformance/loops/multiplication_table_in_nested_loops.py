# Closures made in nested loops keep the variables of both loops.


def make_table(rows, columns):
    table = []
    for row in range(1, rows + 1):
        line = []
        for column in range(1, columns + 1):
            def cell(scale, row=row, column=column):
                return row * column * scale
            line.append(cell)
        table.append(line)
    return table


table = make_table(2, 3)
for line in table:
    print([cell(1) for cell in line])
print(table[1][2](10))
print(table[0][2](10))
