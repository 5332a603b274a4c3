# The fields of a record around the function are changed by it, and read by another.
class Robot:
    def __init__(self):
        self.x, self.y = 0, 0


def make_robot():
    robot = Robot()

    def step(direction):
        if direction in "EW":
            robot.x += 1 if direction == "E" else -1
        else:
            robot.y += 1 if direction == "N" else -1

    def where():
        return f"{robot.x},{robot.y}"

    return step, where


step, where = make_robot()
print(where())
for direction in "NNEENW":
    step(direction)
print(where())
