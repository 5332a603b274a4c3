# A nested function has defaults, and is called by keywords.


def order(who):
    lines = []
    base = 2

    def line(item, count=1, price=base * 5, *, note="-"):
        lines.append(f"{who}: {count} {item} at {price} {note}")
        return count * price

    total = line("tea") + line("milk", 2) + line(price=3, item="bun", count=4)
    total += line("jam", note="sweet")
    return lines, total


lines, total = order("Ada")
for text in lines:
    print(text)
print(total)
