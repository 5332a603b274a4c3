# Closures of one factory are fields of objects, beside other fields, and in a list.


def make_meter(unit):
    total = 0

    def meter(amount):
        nonlocal total
        total += amount
        return f"{total} {unit}"

    return meter


class House:
    def __init__(self, name):
        self.name = name
        self.water = make_meter("l")
        self.power = [make_meter("kWh"), make_meter("kWh")]

    def day(self, water, day, night):
        return f"{self.name}: {self.water(water)}, {self.power[0](day)}, {self.power[1](night)}"


house = House("Hill 1")
cottage = House("Lake 7")
print(house.day(120, 6, 1))
print(house.day(80, 4, 2))
print(cottage.day(1, 0, 0))
print(house.water(5))
