# Four levels deep, each level adds a variable and the innermost function uses them all.
def house(street):
    def floor(number):
        def room(letter):
            def shelf(position):
                return f"{street} {number}{letter}, shelf {position}"

            return shelf

        return room

    return floor


ground = house("Main")(0)
print(ground("a")(1))
print(ground("b")(2))
print(house("Mill")(3)("c")(4))
