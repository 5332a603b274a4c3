# The function around calls the inner one once for each element of a comprehension.
def number_lines(lines):
    number = 0

    def numbered(line):
        nonlocal number
        number += 1
        return f"{number} {line}"

    out = [numbered(line) for line in lines if line]
    out.append(f"{number} lines")
    return out


for line in number_lines(["one", "", "two"]):
    print(line)
print(*number_lines([]))
