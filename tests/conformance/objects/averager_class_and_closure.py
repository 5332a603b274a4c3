# A running average as a callable class and as a closure (Fluent Python).


class Averager:
    def __init__(self):
        self.series = []

    def __call__(self, value):
        self.series.append(value)
        return sum(self.series) / len(self.series)


def make_averager():
    count = 0
    total = 0.0

    def averager(value):
        nonlocal count, total
        count += 1
        total += value
        return total / count

    return averager


by_class, by_closure = Averager(), make_averager()
for value in (10, 11, 12):
    print(by_class(value), by_closure(value))
print(make_averager()(7.5))
