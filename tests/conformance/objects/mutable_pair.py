# A pair that is nothing but functions over two variables.
def cons(left, right):
    def car():
        return left

    def cdr():
        return right

    def set_car(value):
        nonlocal left
        left = value

    def set_cdr(value):
        nonlocal right
        right = value

    return car, cdr, set_car, set_cdr


car, cdr, set_car, set_cdr = cons(1, 2)
other_car, *_ = cons(10, 20)
set_car(5)
print(car(), cdr(), other_car())
set_cdr(car() + cdr())
print(car(), cdr(), other_car())
