# A called function reads the variable as it is at the call, not as it was at the definition.
def prices():
    rate = 10

    def with_tax(price):
        return price + price * rate // 100

    print(with_tax(200))
    rate = 20
    print(with_tax(200))
    for rate in 0, 5:
        print(with_tax(200))


prices()
