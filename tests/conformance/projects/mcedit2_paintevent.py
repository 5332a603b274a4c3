class Painter:
    def __init__(self):
        self.ops = []
    def line(self, x, h):
        self.ops.append(f"line {x} {h}")
    def text(self, x, s):
        self.ops.append(f"text {x} {s}")

class Ruler:
    def __init__(self, scale, center):
        self.scale, self.center = scale, center
    def paint(self, w, h):
        painter = Painter()
        if h > w:
            painter.text(0, "rotated")
            w, h = h, w
        intervals = [1, 5, 10, 50, 100]
        for big in intervals:
            if big // self.scale > 4:
                break
        small = intervals[(intervals.index(big) or 1) - 1]
        left = self.center
        first = left // big * big
        def widget2world(pos):
            return pos * self.scale + left
        def world2widget(pos):
            return (pos - left) // self.scale
        def tick(pos, d):
            pos = world2widget(pos)
            painter.line(pos, h // d)
        def small_ticks(pos, d):
            for i in range(big // small):
                pos += small
                tick(pos, d)
        for pos in range(first, widget2world(w), big):
            tick(pos, 1)
            small_ticks(pos, 2)
            painter.text(world2widget(pos) + 2, str(pos))
        painter.text(4, "X")
        return painter.ops

print("; ".join(Ruler(2, 3).paint(12, 8)))
print("; ".join(Ruler(1, 0).paint(4, 6)))
