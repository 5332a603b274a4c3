# A function three levels down uses the variables of all levels (test_scope, extra nesting).


def outer(a):
    def middle(b):
        def inner(c):
            return f"{a}{b}{c}"
        return inner
    return middle


with_a = outer("a")
with_ab = with_a("b")
print(with_ab("c"))
print(with_a("x")("y"))
print(outer(1)(2)(3))
print(with_ab("d"))
