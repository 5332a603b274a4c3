# In a method, a nested function sees the method's variables and `self`, and a field is not a variable.
class Basket:
    def __init__(self, unit):
        self.unit = unit

    def pricing(self, unit):
        def price(amount):
            return amount * unit + self.unit

        return [price(amount) for amount in (1, 2, 3)]


basket = Basket(100)
print(basket.pricing(5))
print(basket.pricing(7))
