"""A program as Python."""

import tree
from analysis import Facts
from emit.lists import CHANGES

INDENT = "    "


def emit(program, number):
    """The source of a program, which is run as its last line says."""
    return Python(program, number).module()


def is_turn(s):
    """Whether each turn of a loop is a call of a function, because functions are defined in it: they have the variables
    of that turn, as in Rust."""
    return isinstance(s, tree.LOOPS) and any(isinstance(n, tree.Define) for n in tree.walk(s.body))


class Python:
    def __init__(self, program, number):
        self.program, self.number = program, number
        self.facts = Facts(program)
        self.out = []
        self.turns = 0
        self.leaves = None  # what leaves the current loop: a `return` of its turn (True), or a statement

    def line(self, depth, text):
        self.out.append(INDENT * depth + text)

    # -- expressions

    def expression(self, e):
        return getattr(self, type(e).__name__.lower())(e)

    def arguments(self, es):
        return ", ".join(map(self.expression, es))

    def literal(self, e):
        return str(e.value)

    def read(self, e):
        return e.variable.python

    def binary(self, e):
        return f"w({self.expression(e.left)} {e.operator} {self.expression(e.right)})"

    def choose(self, e):
        return f"w({self.either(e)})"

    def either(self, e):
        return f"({self.expression(e.yes)} if {self.expression(e.condition)} else {self.expression(e.no)})"

    def element(self, e):
        return f"at({e.variable.python}, {self.expression(e.index)})"

    def oflist(self, e):
        v = e.variable.python
        return {"size": f"len({v})", "sum": f"w(sum({v}))", "contains": f"int({e.number} in {v})",
                "empty": f"(not {v})"}[e.what]

    def test(self, e):
        value, n = self.expression(e.value), e.number
        return {"divides": f"{value} % {n} == 0", "above": f"{value} > {n}", "differs": f"{value} % {n} != 1",
                "longer": f"len({value}) > {n}"}[e.what]

    def fuel(self, _):
        return "tick()"

    def call(self, e):
        return f"{e.function.python}({self.arguments(e.arguments)})"

    def callvalue(self, e):
        index = "" if e.index is None else f"[{e.index}]"
        return f"{e.variable.python}{index}({self.arguments(e.arguments)})"

    def value(self, e):
        return e.function.python

    def lend(self, e):
        call = f"{e.function.python}(x)"
        return f"lambda x: w({call} + {self.expression(e.more)})" if e.more else f"lambda x: {call}"

    def apply(self, e):
        return f"ap({self.expression(e.argument)}, {self.expression(e.given)})"

    def items(self, e):
        return f"[{self.arguments(e.values)}]"

    # -- scopes

    def assigned(self, block):
        """What is assigned in a function or turn, and what it declares."""
        assigned, own = set(), set()
        for s, _ in self.own_statements(block):
            if isinstance(s, tree.Assign) or isinstance(s, tree.Change) and CHANGES[s.how].rebinds:
                assigned.add(s.variable)
            elif isinstance(s, tree.Let):
                own.update(s.variables)
            elif isinstance(s, tree.While):
                assigned.add(s.counter)
            elif isinstance(s, (tree.For, tree.ForEach)):
                own.add(s.variable)
        return assigned, own

    def own_statements(self, block):
        """The statements of a block, without those of turns."""
        for s in block:
            yield s, block
            if not is_turn(s):
                for inner in tree.blocks_of(s):
                    yield from self.own_statements(inner)

    def scope(self, block, depth, parameters, before=()):
        """The body of a function, with its `nonlocal`."""
        assigned, own = self.assigned(block)
        names = sorted(v.python for v in {*assigned, *before} - own - set(parameters))
        if names:
            self.line(depth, f"nonlocal {', '.join(names)}")
        for v in before:
            self.line(depth, f"{v.python} += 1")
        self.block(block, depth)

    def block(self, block, depth):
        for s in block:
            if isinstance(s, tree.Define):
                self.define(s.function, depth)
        for s in block:
            if not isinstance(s, tree.Define):
                getattr(self, "do_" + type(s).__name__.lower())(s, depth)
        if not block:
            self.line(depth, "pass")

    def define(self, f, depth):
        self.line(depth, f"def {f.python}({', '.join(v.python for v in f.parameters)}):")
        outer, self.leaves = self.leaves, None
        self.scope(f.body, depth + 1, f.parameters)
        self.leaves = outer
        if f.tail is not None:
            self.line(depth + 1, f"return {self.arguments(f.tails())}")

    # -- statements

    def do_let(self, s, depth):
        self.line(depth, f"{', '.join(v.python for v in s.variables)} = {self.expression(s.value)}")

    def do_assign(self, s, depth):
        self.line(depth, f"{s.variable.python} {'+=' if s.adds else '='} {self.expression(s.value)}")

    def do_change(self, s, depth):
        value = self.expression(s.value) if s.value else ""
        self.line(depth, CHANGES[s.how].python.replace("$v", s.variable.python).replace("$e", value))

    def do_trace(self, s, depth):
        value = self.expression(s.value)
        self.line(depth, f"print({self.number}, 'p{s.number}', {value})" if s.inline else f"t({s.number}, {value})")

    def do_do(self, s, depth):
        self.line(depth, self.expression(s.value))

    def do_push(self, s, depth):
        self.line(depth, f"{s.variable.python}.append({self.expression(s.value)})")

    def do_if(self, s, depth):
        self.line(depth, f"if {self.expression(s.condition)}:")
        self.block(s.then, depth + 1)
        if s.other:
            self.line(depth, "else:")
            self.block(s.other, depth + 1)

    def do_block(self, s, depth):
        self.line(depth, "if True:")
        self.block(s.body, depth + 1)

    def do_return(self, s, depth):
        self.line(depth, f"return {self.expression(s.value)}")

    def do_leave(self, s, depth):
        self.line(depth, ("return True" if s.how == "break" else "return") if self.leaves else s.how)

    def do_for(self, s, depth):
        items = f"list({s.items.python})" if s.items else f"range({s.count})"
        self.loop(s, f"for {s.variable.python} in {items}:", [s.variable], depth)

    def do_foreach(self, s, depth):
        self.loop(s, f"for {s.variable.python} in {s.closures.python}:", [s.variable], depth)

    def do_while(self, s, depth):
        self.loop(s, f"while {s.counter.python} < {s.count}:", [], depth, [s.counter])

    def loop(self, s, head, parameters, depth, counters=()):
        outer, turn = self.leaves, is_turn(s)
        self.leaves = turn
        if turn:
            self.turns += 1
            name, names = f"turn_{self.turns}", ", ".join(v.python for v in parameters)
            self.line(depth, f"def {name}({names}):")
            self.scope(s.body, depth + 1, parameters, counters)
            self.line(depth, head)
            self.line(depth + 1, f"if {name}({names}): break")
        else:
            self.line(depth, head)
            for v in counters:
                self.line(depth + 1, f"{v.python} += 1")
            self.block(s.body, depth + 1)
        self.leaves = outer

    # -- the factory, and its calls

    def module(self):
        program, factory = self.program, self.program.factory
        first = len(factory.parameters) - program.defaults
        parameters = [f"{v.python}={v.default}" if k >= first else v.python for k, v in enumerate(factory.parameters)]
        self.line(0, f"def make({', '.join(parameters)}):")
        self.scope(factory.body, 1, factory.parameters)
        results = f"[{self.arguments(program.results)}]" if program.results else self.expression(factory.tail)
        self.line(1, f"return {results}")
        self.line(0, "def run():")
        for run in program.runs:
            self.run(run)
        self.line(0, f"guard({self.number}, run)")
        return "\n".join(self.out) + "\n"

    def run(self, run):
        _, arguments, calls = run
        shown = ", ".join(f"{p.python}={v}" if p else str(v) for p, v in arguments)
        self.line(1, "refuel()")
        if not self.program.results:
            self.line(1, f"t(9999, make({shown}))")
            return
        self.line(1, f"r = make({shown})")
        for k, x, n in calls:
            self.line(1, "refuel()")
            self.line(1, self.outside_call(k % len(self.program.results), x, n))

    def outside_call(self, k, x, n):
        r = self.program.results[k]
        if isinstance(r, tree.Read) and r.variable.type == tree.CLOSURES:
            return f"if len(r[{k}]) > {n}: t(9000, r[{k}][{n}]({x}))"
        signature = r.variable.signature if isinstance(r, tree.Read) else r.function.signature
        if signature == tree.MAKER:
            return f"m = r[{k}]({x}); t(9001, m({n})); t(9002, m(1))"
        argument = x if signature.integers else ""
        return f"r[{k}]({argument})" if signature.result == "nothing" else f"t(9003, r[{k}]({argument}))"
