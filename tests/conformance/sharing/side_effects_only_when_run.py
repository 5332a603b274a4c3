# A transformation with side effects must not run when code is only checked.
class Transformation:
    def __init__(self, function, has_side_effects):
        self.function = function
        self.has_side_effects = has_side_effects


class Manager:
    def __init__(self):
        self.transforms = [Transformation(lambda lines: [line.strip() for line in lines], False)]

    def run(self, lines, effects):
        for transformation in self.transforms:
            if effects or not transformation.has_side_effects:
                lines = transformation.function(lines)
        return "\n".join(lines)

    def check_complete(self, cell):
        return self.run(cell.split("\n"), False)

    def transform_cell(self, cell):
        return self.run(cell.split("\n"), True)


def test_side_effects():
    count = 0

    def counter(lines):
        nonlocal count
        count += 1
        return lines

    manager = Manager()
    manager.transforms.insert(0, Transformation(counter, True))
    print(manager.check_complete(" a = 1"))
    assert count == 0
    print(manager.transform_cell(" a = 1"))
    print(manager.transform_cell(" b = 1 "))
    assert count == 2
    return count


print(test_side_effects())
