class Tensor:
    def __init__(self, op, inputs):
        self.op, self.inputs = op, inputs

KNOWN = ["MatMul", "Conv"]

def get_factors(grads, names):
    op_types = []
    factors_of = {}
    param = None
    def search(gradient, depth):
        b = []
        if gradient.op == "AddN":
            factors = []
            for g in gradient.inputs:
                factors.append(search(g, depth + 1))
            op_names = [item[0] for item in factors]
            assert len(set(op_names)) == 1
            for item in factors:
                b.extend(item[1])
            name = op_names[0]
        else:
            name = gradient.op
            if name in KNOWN:
                b.append(f"{param}:{depth}")
                op_types.append(name)
            else:
                op_types.append("UNK-" + name)
        return name, b
    for t, param in zip(grads, names):
        factors_of[param] = search(t, 0)
    return factors_of, op_types

grads = [
    Tensor("AddN", [Tensor("MatMul", []), Tensor("AddN", [Tensor("MatMul", []), Tensor("MatMul", [])])]),
    Tensor("Conv", []),
    Tensor("Relu", []),
]
factors, types = get_factors(grads, ["w", "k", "r"])
for name in sorted(factors):
    print(name, factors[name][0], ",".join(factors[name][1]))
print(" ".join(types))
