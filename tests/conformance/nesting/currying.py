# A curried function takes its three arguments one by one, and each stage can be kept and used again.
def add(a):
    def with_a(b):
        def with_b(c):
            return a + b * c

        return with_b

    return with_a


print(add(1)(2)(3))
add_ten = add(10)
half = add_ten(5)
print(half(1), half(2))
print(add_ten(0)(9))
