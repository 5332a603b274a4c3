# Counter, incrementer, multiplier, accumulator and averager, with their defaults and with keywords.


def make_counter(start=0, step=1):
    count = start

    def counter():
        nonlocal count
        count += step
        return count

    return counter


def make_incrementer(n=1):
    return lambda x: x + n


def make_multiplier(factor=2):
    return lambda x: x * factor


def make_accumulator(start=0):
    total = start

    def accumulate(value):
        nonlocal total
        total += value
        return total

    return accumulate


def make_averager(total=0.0, count=0):
    def averager(value):
        nonlocal total, count
        total += value
        count += 1
        return total / count

    return averager


odds = make_counter(-1, step=2)
print(odds(), odds(), odds())
print(make_incrementer()(41), make_incrementer(n=10)(1))
print(list(map(make_multiplier(), [1, 2, 3])), make_multiplier(factor=0.5)(5.0))
account = make_accumulator(100)
print(account(-30), account(5))
average = make_averager()
print(average(10.0), average(11.0), average(13.5))
print(make_averager(count=3, total=33.0)(15.0))
