# A loop over pairs gives each closure both parts of its pair.


def make_converters(rates):
    converters = []
    for unit, rate in rates:
        def convert(metres, unit=unit, rate=rate):
            return f"{metres} m = {metres * rate} {unit}"
        converters.append(convert)
    return converters


converters = make_converters([("cm", 100), ("mm", 1000)])
for convert in converters:
    print(convert(3))
for index, convert in enumerate(converters):
    print(index, convert(index))
