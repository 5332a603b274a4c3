# A running average keeps the total and the count, not the values.
def make_averager():
    count = 0
    total = 0

    def averager(value):
        nonlocal count, total
        count += 1
        total += value
        return total / count

    return averager


average = make_averager()
print(average(10))
print(average(11))
print(average(12))
print(average(4))
