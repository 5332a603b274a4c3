# A removal that fails leaves the shared stock as it was.
def make_shop(stock):
    sold = 0

    def sell(name, count):
        nonlocal sold
        if name not in stock:
            raise KeyError(f"no {name}")
        if stock[name] < count:
            raise KeyError(f"only {stock[name]} {name}")
        stock[name] -= count
        sold += count
        return sold

    def report():
        return " ".join(f"{name}:{count}" for name, count in sorted(stock.items()))

    return sell, report


sell, report = make_shop({"tea": 5, "jam": 2})
for name, count in ("tea", 3), ("jam", 3), ("ham", 1), ("tea", 2):
    try:
        print("sold", sell(name, count))
    except KeyError as error:
        print(error.args[0])
    print(report())
