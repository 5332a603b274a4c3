"""Statements as Python."""

import tree
from analysis import rebinds
from emit.python_expressions import INDENT, PythonExpressions


def is_turn(s):
    """Whether each turn of a loop is a call of a function, because functions are defined in it: they have the variables
    of that turn, as in Rust."""
    return isinstance(s, tree.LOOPS) and any(isinstance(n, (tree.Define, tree.Lambda)) for n in tree.walk(s.body))


def leaves(s, how):
    """Whether something in a loop leaves it by its label."""
    found = (n for n in tree.walk(s.body) if isinstance(n, tree.Leave) and n.label)
    return any(n.label == s.label and n.how == how for n in found)


def returns_in_turn(block, inside=False):
    """Whether something in a turn that is a function returns from the function around it."""
    for s in block:
        if inside and isinstance(s, tree.Return):
            return True
        if any(returns_in_turn(b, inside or is_turn(s)) for b in tree.blocks_of(s)):
            return True
    return False


class PythonStatements(PythonExpressions):
    def line(self, depth, text):
        self.out.append(INDENT * depth + text)

    # -- scopes

    def assigned(self, block):
        """What is assigned in a function or turn, and what it declares."""
        assigned, own = set(), set()
        for s, _ in self.own_statements(block):
            assigned.update(rebinds(s))
            for n in tree.walk([tree.head(s)]):
                own |= tree.bindings(n)
            if isinstance(s, tree.While):
                assigned.add(s.counter)
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
        names = sorted(v.python for v in {*assigned, *before} - own - set(parameters) if not v.field)
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
        outer, self.turn = self.turn, False
        self.body(f.body, depth + 1, f.parameters, self.arguments(f.tails()))
        self.turn = outer

    def body(self, block, depth, parameters, result):
        """What a function does; a `return` in a turn is caught here."""
        catches = returns_in_turn(block)
        if catches:
            assigned, own = self.assigned(block)
            names = sorted(v.python for v in assigned - own - set(parameters) if not v.field)
            if names:
                self.line(depth, f"nonlocal {', '.join(names)}")
            self.line(depth, "try:")
            self.block(block, depth + 1)
            if result:
                self.line(depth + 1, f"return {result}")
            self.line(depth, "except Result as result: return result.args[0]")
            return
        self.scope(block, depth, parameters)
        if result:
            self.line(depth, f"return {result}")

    # -- simple statements

    def do_let(self, s, depth):
        self.line(depth, f"{', '.join(v.python for v in s.variables)} = {self.expression(s.value)}")

    do_lettuple = do_let

    def do_letelse(self, s, depth):
        self.line(depth, f"{s.variable.python} = {self.expression(s.value)}")
        self.line(depth, f"if {s.variable.python} is None:")
        self.block(s.leave, depth + 1)

    def do_assign(self, s, depth):
        self.line(depth, f"{s.variable.python} {'+=' if s.adds else '='} {self.expression(s.value)}")

    def do_assigntwo(self, s, depth):
        a, b = s.first.python, s.second.python
        self.line(depth, f"{a}, {b} = {b}, {self.expression(s.more)}")

    def do_change(self, s, depth):
        self.line(depth, self.filled(s))

    def do_trace(self, s, depth):
        self.line(depth, f"t({s.number}, {self.expression(s.value)})")

    def do_print(self, s, depth):
        self.line(depth, f"print({self.holes(s.holes, f'{self.number} p{s.number} ')})")

    def do_write(self, s, depth):
        """The text is formatted first, and then goes to the end."""
        self.line(depth, f"text = {self.holes(s.holes)}")
        self.line(depth, f"{s.variable.python} = ({s.variable.python} + text)[:9]")

    def do_assert(self, s, depth):
        self.line(depth, f"assert {self.expression(s.value)} > -1, {self.holes(s.holes)}")

    def do_do(self, s, depth):
        self.line(depth, self.expression(s.value))

    def do_push(self, s, depth):
        self.line(depth, f"{s.variable.python}.append({self.expression(s.value)})")

    # -- branches

    def do_if(self, s, depth):
        self.branches(f"if {self.expression(s.condition)}:", s, depth)

    def do_iflet(self, s, depth):
        self.branches(f"if ({s.variable.python} := {self.expression(s.value)}) is not None:", s, depth)

    def branches(self, head, s, depth):
        self.line(depth, head)
        self.block(s.then, depth + 1)
        if s.other:
            self.line(depth, "else:")
            self.block(s.other, depth + 1)

    def do_match(self, s, depth):
        self.line(depth, f"match {self.expression(s.value)}:")
        for arm in s.arms:
            pattern, tests = self.pattern(arm)
            tests += [self.expression(arm.guard)] if arm.guard else []
            self.line(depth + 1, f"case {pattern}{' if ' + ' and '.join(tests) if tests else ''}:")
            if arm.body or not arm.value:
                self.block(arm.body, depth + 2)
            if arm.value:
                self.line(depth + 2, f"{s.variable.python} = {self.expression(arm.value)}")

    def pattern(self, arm):
        """The pattern of an arm, and the tests that it needs besides."""
        names = [v.python for v in arm.variables]
        if arm.what in ("numbers", "texts"):
            return " | ".join(map(repr, arm.constants)), []
        if arm.what == "range":
            low, high = arm.constants
            return "number", [f"{low} <= number <= {high}"]
        if arm.what == "some":
            return (names[0], [f"{names[0]} is not None"]) if names else (repr(arm.constants[0]), [])
        if arm.what == "none":
            return "None", []
        if arm.what == "pair":
            return f"({', '.join([repr(c) for c in arm.constants] + names)})", []
        return (names[0] if names else "_"), []

    def do_block(self, s, depth):
        self.line(depth, "if True:")
        self.block(s.body, depth + 1)

    # -- loops, and what leaves them

    def do_return(self, s, depth):
        value = self.expression(s.value) if s.value else "None"
        self.line(depth, f"raise Result({value})" if self.turn else f"return {value}")

    def do_leave(self, s, depth):
        if s.label:
            self.line(depth, f"raise {s.how.title()}_{s.label}")
        elif self.turn == "direct":
            self.line(depth, "return True" if s.how == "break" else "return")
        else:
            self.line(depth, s.how)

    def do_for(self, s, depth):
        names = [v for v in (s.variable, s.second) if v]
        if not s.items:
            items = f"range({s.count})"
        elif s.second:
            items = f"sorted({s.items.python}.items())"
        else:
            items = f"list({s.items.python})"
        self.loop(s, f"for {', '.join(v.python for v in names)} in {items}:", names, depth)

    def do_foreach(self, s, depth):
        self.loop(s, f"for {s.variable.python} in {s.closures.python}:", [s.variable], depth)

    def do_while(self, s, depth):
        self.loop(s, f"while {s.counter.python} < {s.count}:", [], depth, counters=[s.counter])

    def do_whilelet(self, s, depth):
        head = f"while ({s.variable.python} := {self.expression(s.value)}) is not None:"
        self.loop(s, head, [s.variable], depth, first="if not tick(): break")

    def do_loop(self, s, depth):
        self.loop(s, "while True:", [], depth, first="if not tick(): break")

    def loop(self, s, head, parameters, depth, counters=(), first=""):
        outer, turn = self.turn, is_turn(s)
        # In a loop of its own, in a turn, only `return` has to leave a function.
        self.turn = "direct" if turn else "around" if outer else False
        call = self.turn_function(s, parameters, depth, counters) if turn else None
        if leaves(s, "break"):
            self.line(depth, "try:")
            depth += 1
        self.line(depth, head)
        if first:
            self.line(depth + 1, first)
        inner = depth + 1
        if leaves(s, "continue"):
            self.line(inner, "try:")
            inner += 1
        if turn:
            self.line(inner, f"if {call}: break")
        else:
            for v in counters:
                self.line(inner, f"{v.python} += 1")
            self.block(s.body, inner)
        if leaves(s, "continue"):
            self.line(inner - 1, f"except Continue_{s.label}: pass")
        if leaves(s, "break"):
            self.line(depth - 1, f"except Break_{s.label}: pass")
        self.turn = outer

    def turn_function(self, s, parameters, depth, counters):
        self.turns += 1
        name, names = f"turn_{self.turns}", ", ".join(v.python for v in parameters)
        self.line(depth, f"def {name}({names}):")
        self.scope(s.body, depth + 1, parameters, counters)
        return f"{name}({names})"
