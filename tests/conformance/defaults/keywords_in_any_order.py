# Keywords stand in any order, and each goes to its parameter.
def make_box(width=4, height=2, edge="#", fill=" "):
    def rows():
        middle = edge + fill * (width - 2) + edge
        return [edge * width] + [middle] * (height - 2) + [edge * width]

    return rows


for rows in (
    make_box(),
    make_box(height=3),
    make_box(fill=".", width=5, height=3),
    make_box(3, fill="o", edge="x", height=3),
):
    print("/".join(rows()))
