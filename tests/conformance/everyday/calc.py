import math
def make_calculator():
    variables = {"pi": 3.0}
    functions = {}
    def define(name, f): functions[name] = f
    def evaluate(src):
        tokens = src.replace("(", " ( ").replace(")", " ) ").split()
        pos = 0
        def peek(): return tokens[pos] if pos < len(tokens) else None
        def take():
            nonlocal pos
            pos += 1
            return tokens[pos - 1]
        def binary(operators, sub):
            value = sub()
            while peek() in operators:
                op = take()
                right = sub()
                value = operators[op](value, right)
            return value
        def factor():
            t = take()
            if t == "(":
                v = expr()
                take()
                return v
            if t == "-": return -factor()
            if t in functions:
                take()
                v = expr()
                take()
                return functions[t](v)
            if t in variables: return variables[t]
            try: return float(t)
            except ValueError: raise NameError(t)
        def term(): return binary({"*": lambda a, b: a * b, "/": lambda a, b: a / b}, factor)
        def expr(): return binary({"+": lambda a, b: a + b, "-": lambda a, b: a - b}, term)
        if len(tokens) > 2 and tokens[1] == "=":
            pos = 2
            variables[tokens[0]] = expr()
            return variables[tokens[0]]
        return expr()
    return define, evaluate
define, evaluate = make_calculator()
define("sqrt", math.sqrt)
for s in ("1 + 2 * 3", "x = ( 4 + 5 ) * 2", "- x + sqrt(16)", "pi * x / 6", "1 + zz"):
    try: print(evaluate(s))
    except NameError as e: print("unknown", e)
