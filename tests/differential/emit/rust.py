"""A program as a module of Rust."""

import tree
from analysis import Facts
from emit.lists import CHANGES

INDENT = "    "


def emit(program, number):
    """The source of a module with a function `run`."""
    return Rust(program, number).module()


class Rust:
    def __init__(self, program, number):
        self.program, self.number = program, number
        self.facts = Facts(program)
        self.changed = {v for f in self.facts.functions for v in self.facts.changes[f]}
        self.changed |= {n.counter for f in self.facts.functions for n in tree.nodes_of(f) if isinstance(n, tree.While)}
        self.out = []

    def line(self, depth, text):
        self.out.append(INDENT * depth + text)

    # -- types

    def mutable(self, function):
        return self.facts.mutates(function)

    def closure_type(self, signature, mutable):
        kind = "FnMut" if mutable else "Fn"
        parameters = ", ".join(["i64"] * signature.integers)
        result = "" if signature.result == "nothing" else " -> i64"
        return f"{kind}({parameters}){result}"

    def box(self, signature, mutable):
        return f"Box<dyn {self.closure_type(signature, mutable)}>"

    def is_mutable(self, variable):
        """Whether a closure, or one in a list, may be `FnMut`."""
        return any(self.mutable(f) for f in variable.members)

    def type(self, variable):
        if variable.type == tree.INTEGER:
            return "i64"
        if variable.type == tree.LIST:
            return "Vec<i64>"
        box = self.box(variable.signature, self.is_mutable(variable))
        return f"Vec<{box}>" if variable.type == tree.CLOSURES else box

    def made(self, maker):
        """The type of what a maker returns."""
        boxes = [self.box(v.function.signature, self.mutable(v.function)) for v in maker.tail]
        return boxes[0] if len(boxes) == 1 else f"({', '.join(boxes)})"

    # -- expressions

    def expression(self, e):
        return getattr(self, type(e).__name__.lower())(e)

    def arguments(self, es):
        return ", ".join(self.argument(e) for e in es)

    def argument(self, e):
        text = self.expression(e)
        return f"&mut {text}" if isinstance(e, (tree.Value, tree.Lend)) else text

    def literal(self, e):
        return str(e.value)

    def read(self, e):
        return e.variable.name

    def binary(self, e):
        return f"w({self.expression(e.left)} {e.operator} {self.expression(e.right)})"

    def choose(self, e):
        condition, yes, no = map(self.expression, (e.condition, e.yes, e.no))
        return f"w(if {condition} {{ {yes} }} else {{ {no} }})"

    def element(self, e):
        return f"at(&{e.variable.name}, {self.expression(e.index)})"

    def oflist(self, e):
        v = e.variable.name
        return {
            "size": f"len(&{v})",
            "sum": f"w({v}.iter().sum::<i64>())",
            "contains": f"i64::from({v}.contains(&{e.number}))",
            "empty": f"{v}.is_empty()",
        }[e.what]

    def test(self, e):
        value, n = self.expression(e.value), e.number
        return {"divides": f"{value} % {n} == 0", "above": f"{value} > {n}", "differs": f"{value} % {n} != 1",
                "longer": f"{value}.len() > {n}"}[e.what]

    def fuel(self, _):
        return "tick()"

    def call(self, e):
        return f"{e.function.name}({self.arguments(e.arguments)})"

    def callvalue(self, e):
        index = "" if e.index is None else f"[{e.index}]"
        return f"{e.variable.name}{index}({self.arguments(e.arguments)})"

    def value(self, e):
        return f"Box::new({e.function.name})" if e.boxed else e.function.name

    def either(self, e):
        condition, yes, no = map(self.expression, (e.condition, e.yes, e.no))
        return f"if {condition} {{ {yes} }} else {{ {no} }}"

    def lend(self, e):
        if e.more is None:
            return f"|x| {e.function.name}(x)"
        return f"|x| w({e.function.name}(x) + {self.expression(e.more)})"

    def apply(self, e):
        x, given = self.expression(e.argument), self.expression(e.given)
        if e.generic:
            return f"api({x}, {given})"
        return f"apm({x}, &mut {given})" if self.mutable(e.given.function) else f"ap({x}, &{given})"

    def items(self, e):
        return f"vec![{self.arguments(e.values)}]" if e.values else "Vec::new()"

    # -- statements

    def block(self, block, depth):
        for s in block:
            getattr(self, "do_" + type(s).__name__.lower())(s, depth)

    def braces(self, head, block, depth):
        self.line(depth, f"{head}{{")
        self.block(block, depth + 1)
        self.line(depth, "}")

    def binding(self, variable):
        closures = variable.type in (tree.CLOSURE, tree.CLOSURES)
        return f"mut {variable.name}" if closures or variable in self.changed else variable.name

    def do_let(self, s, depth):
        value = self.expression(s.value)
        if len(s.variables) > 1:
            self.line(depth, f"let ({', '.join(map(self.binding, s.variables))}) = {value};")
            return
        variable = s.variables[0]
        typed = variable.typed if variable.type in (tree.INTEGER, tree.LIST) else variable.boxed
        self.line(depth, f"let {self.binding(variable)}{': ' + self.type(variable) if typed else ''} = {value};")

    def do_assign(self, s, depth):
        self.line(depth, f"{s.variable.name} {'+=' if s.adds else '='} {self.expression(s.value)};")

    def do_change(self, s, depth):
        value = self.expression(s.value) if s.value else ""
        self.line(depth, CHANGES[s.how].rust.replace("$v", s.variable.name).replace("$e", value))

    def do_trace(self, s, depth):
        value = self.expression(s.value)
        if s.inline:
            self.line(depth, f'println!("{self.number} p{s.number} {{{value}}}");')
        else:
            self.line(depth, f"t({s.number}, {value});")

    def do_do(self, s, depth):
        self.line(depth, f"{self.expression(s.value)};")

    def do_push(self, s, depth):
        value = self.expression(s.value)
        if isinstance(s.value, tree.Call) and self.is_mutable(s.variable) not in self.facts.gives_mutable(s.value.function):
            value = f"Box::new({value})"  # a box of another kind goes into one of this kind
        self.line(depth, f"{s.variable.name}.push({value});")

    def do_if(self, s, depth):
        self.line(depth, f"if {self.expression(s.condition)} {{")
        self.block(s.then, depth + 1)
        if s.other:
            self.line(depth, "} else {")
            self.block(s.other, depth + 1)
        self.line(depth, "}")

    def do_for(self, s, depth):
        items = f"{s.items.name}.clone()" if s.items else f"0..{s.count}"
        name = s.variable.name
        self.line(depth, f"for {name} in {items} {{")
        if any(s.variable in self.facts.touched(f) for f in self.facts.recursive):
            self.line(depth + 1, f"let {name}: i64 = {name};")  # a recursive function needs its type
        self.block(s.body, depth + 1)
        self.line(depth, "}")

    def do_foreach(self, s, depth):
        iterate = "iter_mut" if self.is_mutable(s.closures) else "iter"
        self.braces(f"for {s.variable.name} in {s.closures.name}.{iterate}() ", s.body, depth)

    def do_while(self, s, depth):
        k = s.counter.name
        self.line(depth, f"while {k} < {s.count} {{")
        self.line(depth + 1, f"{k} += 1;")
        self.block(s.body, depth + 1)
        self.line(depth, "}")

    def do_block(self, s, depth):
        self.braces("", s.body, depth)

    def do_return(self, s, depth):
        self.line(depth, f"return {self.expression(s.value)};")

    def do_leave(self, s, depth):
        self.line(depth, f"{s.how};")

    def do_define(self, s, depth):
        f = s.function
        result = {"nothing": "", tree.INTEGER: " -> i64"}.get(f.signature.result)
        if result is None:
            result = f" -> {self.made(f)}"
        self.line(depth, f"fn {f.name}({', '.join(map(self.parameter, f.parameters))}){result} {{")
        changed = [v.name for v in self.facts.changes[f] if v.owner is not f]
        if changed:
            self.line(depth + 1, f"nonlocal!({', '.join(sorted(changed))});")
        self.block(f.body, depth + 1)
        tails = [self.expression(e) for e in f.tails()]
        if tails:
            self.line(depth + 1, tails[0] if len(tails) == 1 else f"({', '.join(tails)})")
        self.line(depth, "}")

    def parameter(self, v):
        if v.type == tree.CLOSURE:
            return f"{v.name}: &mut dyn FnMut(i64) -> i64"
        return f"{'mut ' if v in self.changed else ''}{v.name}: i64"

    # -- the factory, and its calls

    def module(self):
        program, factory = self.program, self.program.factory
        results = [self.result(r, style) for r, style in zip(program.results, program.styles)]
        types, values = [t for t, _ in results], [v for _, v in results]
        infer = program.infer and values and all(isinstance(r, tree.Value) for r in program.results)
        if infer:
            values = [r.function.name for r in program.results]
        self.line(0, "use super::*;")
        self.head(types, infer)
        self.block(factory.body, 1)
        self.line(1, tuple_of(values) or self.expression(factory.tail))
        self.line(0, "}")
        if self.in_macro:
            self.line(0, "}")
        self.line(0, "pub fn run() {")
        for run in program.runs:
            self.run(run)
        self.line(0, "}")
        return "\n".join(self.out) + "\n"

    @property
    def in_macro(self):
        return self.program.defaults > 0 and not self.program.attribute

    def head(self, types, infer):
        """The factory's attributes, its name, parameters and result."""
        program, parameters = self.program, []
        for k, v in enumerate(program.factory.parameters):
            text = self.parameter(v)
            if k >= len(program.factory.parameters) - program.defaults:
                text = f"{text} = {v.default}" if self.in_macro else f"#[default({v.default})] {text}"
            parameters.append(text)
        if self.in_macro:
            self.line(0, "nonlocal::factory! {")
        if program.sync:
            self.line(0, "#[nonlocal::nonlocal(sync)]" if not self.in_macro else "#[nonlocal(sync)]")
        elif not self.in_macro:
            self.line(0, "#[nonlocal::nonlocal]")
        self.line(0, f"pub fn make({', '.join(parameters)}) -> {'_' if infer else tuple_of(types) or 'i64'} {{")

    def result(self, r, style):
        """The type of a result, and the result."""
        if isinstance(r, tree.Read):
            v = r.variable
            plain = v.type == tree.CLOSURE and not v.boxed
            return ("impl " + self.closure_type(v.signature, self.is_mutable(v)) if plain else self.type(v)), v.name
        f = r.function
        if f.signature == tree.MAKER:
            bound = self.closure_type(tree.ONE, self.mutable(f)).replace("-> i64", f"-> {self.made(f)}")
        else:
            bound = self.closure_type(f.signature, self.mutable(f))
        return (f"impl {bound}", f.name) if style == "impl" else (f"Box<dyn {bound}>", f"Box::new({f.name})")

    def run(self, run):
        macro, arguments, calls = run
        shown = ", ".join(f"{p.name} = {v}" if p else str(v) for p, v in arguments)
        call = f"make{'!' if macro else ''}({shown})"
        self.line(1, "refuel();")
        if not self.program.results:
            self.line(1, f"t(9999, {call});")
            return
        self.line(1, "{")
        self.line(2, f"let {tuple_of([f'mut r{k}' for k in range(len(self.program.results))])} = {call};")
        for k, x, n in calls:
            self.line(2, f"refuel(); {self.outside_call(k % len(self.program.results), x, n)}")
        self.line(1, "}")

    def outside_call(self, k, x, n):
        r = self.program.results[k]
        if isinstance(r, tree.Read) and r.variable.type == tree.CLOSURES:
            return f"if r{k}.len() > {n} {{ t(9000, r{k}[{n}]({x})); }}"
        signature = r.variable.signature if isinstance(r, tree.Read) else r.function.signature
        if signature == tree.MAKER:
            return f"let mut m = r{k}({x}); t(9001, m({n})); t(9002, m(1));"
        argument = x if signature.integers else ""
        return f"r{k}({argument});" if signature.result == "nothing" else f"t(9003, r{k}({argument}));"


def tuple_of(parts):
    return parts[0] if len(parts) == 1 else f"({', '.join(parts)})" if parts else ""
