def run(program, inputs):
    stack, calls, out = [], [], []
    pc = 0
    steps = 0
    labels = {arg: i for i, (op, arg) in enumerate(program) if op == "label"}
    inputs = list(inputs)
    def push(v): stack.append(v)
    def pop():
        if not stack: raise RuntimeError(f"pc {pc}: stack empty")
        return stack.pop()
    def binary(f):
        b = pop(); a = pop()
        push(f(a, b))
    def jump(label):
        nonlocal pc
        pc = labels[label]
    while pc < len(program):
        op, arg = program[pc]
        pc += 1
        steps += 1
        if steps > 1000: raise RuntimeError("too many steps")
        if op == "push": push(int(arg))
        elif op == "add": binary(lambda a, b: a + b)
        elif op == "sub": binary(lambda a, b: a - b)
        elif op == "mul": binary(lambda a, b: a * b)
        elif op == "dup":
            v = pop(); push(v); push(v)
        elif op == "in": push(inputs.pop(0))
        elif op == "jz":
            if pop() == 0: jump(arg)
        elif op == "jmp": jump(arg)
        elif op == "call":
            calls.append(pc)
            jump(arg)
        elif op == "ret": pc = calls.pop()
        elif op == "print": out.append(pop())
        elif op == "halt": break
    return out, steps
P = lambda s: [tuple((l.split() + [""])[:2]) for l in s.split(";")]
print(*run(P("in;label loop;dup;jz end;dup;print;push 1;sub;jmp loop;label end;push 6;call sq;print;halt;label sq;dup;mul;ret"), [3]))
for bad in ("push 1;add", "label a;jmp a"):
    try: run(P(bad), [])
    except RuntimeError as e: print(e)
