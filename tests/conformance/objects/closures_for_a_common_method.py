# Classes with one method in common, and closures that stand for them.
class Square:
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side**2


class Rectangle:
    def __init__(self, width, height):
        self.width, self.height = width, height

    def area(self):
        return self.width * self.height


def square(side):
    def area():
        return side**2

    return area


def rectangle(width, height):
    def area():
        return width * height

    return area


print(*[shape.area() for shape in (Square(3), Rectangle(2, 5))])
print(*[area() for area in (square(3), rectangle(2, 5))])
