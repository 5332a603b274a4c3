# Strategies are closures in a table, each with its own configuration, chosen by name at run time.


def make_discounts(percent, minimum):
    def none(price):
        return price

    def percentage(price):
        return price - price * percent // 100

    def fixed(price):
        return price - 5 if price >= minimum else price

    return {"none": none, "percentage": percentage, "fixed": fixed}


discounts = make_discounts(10, 50)
for name in ["none", "percentage", "fixed"]:
    print(name, discounts[name](40), discounts[name](100))
best = min(sorted(discounts), key=lambda name: discounts[name](60))
print(best, discounts[best](60))
