"""Statements as Rust."""

import tree
from emit.rust_expressions import TYPES, RustExpressions, plain_type, text_of
from tree import CLOSURE, CLOSURES

INDENT = "    "


class RustStatements(RustExpressions):
    def line(self, depth, text):
        self.out.append(INDENT * depth + text)

    def block(self, block, depth):
        for s in block:
            getattr(self, "do_" + type(s).__name__.lower())(s, depth)

    def braces(self, head, block, depth, after=""):
        self.line(depth, f"{head}{{")
        self.block(block, depth + 1)
        self.line(depth, f"}}{after}")

    def binding(self, variable):
        closures = variable.type in (CLOSURE, CLOSURES)
        return f"mut {variable.name}" if closures or variable in self.changed else variable.name

    def typed(self, variable):
        """A variable of a `let`, with its type if that is written."""
        typed = variable.typed or variable.type == CLOSURES or self.program.has_type
        typed = variable.boxed if variable.type == CLOSURE else typed
        return f"{self.binding(variable)}: {self.type(variable)}" if typed else self.binding(variable)

    def do_let(self, s, depth):
        if len(s.variables) > 1:
            self.line(depth, f"let ({', '.join(map(self.binding, s.variables))}) = {self.expression(s.value)};")
            return
        variable = s.variables[0]
        value = text_of(s.value.value) if variable.passed == "ref" else self.expression(s.value)
        self.line(depth, f"let {self.typed(variable)} = {value};")

    def do_lettuple(self, s, depth):
        types = ": (i64, i64)" if any(v.typed for v in s.variables) or self.program.has_type else ""
        names = ", ".join(map(self.binding, s.variables))
        self.line(depth, f"let ({names}){types} = {self.expression(s.value)};")

    def do_letelse(self, s, depth):
        self.braces(f"let Some({s.variable.name}) = {self.expression(s.value)} else ", s.leave, depth, ";")
        self.bound_again([s.variable], depth)

    def bound_again(self, variables, depth):
        """What a pattern binds gets its type where a function needs it."""
        for v in variables:
            if v in self.needs_type:
                self.line(depth, f"let {v.name}: i64 = {v.name};")

    def do_assign(self, s, depth):
        self.line(depth, f"{s.variable.name} {'+=' if s.adds else '='} {self.expression(s.value)};")

    def do_assigntwo(self, s, depth):
        a, b = s.first.name, s.second.name
        self.line(depth, f"({a}, {b}) = ({b}, {self.expression(s.more)});")

    def do_change(self, s, depth):
        self.line(depth, self.filled(s))

    def do_trace(self, s, depth):
        self.line(depth, f"{'ts' if s.type == tree.TEXT else 't'}({s.number}, {self.expression(s.value)});")

    def do_print(self, s, depth):
        self.line(depth, f"println!({self.holes(s.holes, f'{self.number} p{s.number} ')});")

    def do_write(self, s, depth):
        self.line(depth, f"write!({s.variable.name}, {self.holes(s.holes)}).unwrap();")
        self.line(depth, f"{s.variable.name}.truncate(9);")

    def do_assert(self, s, depth):
        self.line(depth, f"assert!({self.expression(s.value)} > -1, {self.holes(s.holes)});")

    def do_do(self, s, depth):
        self.line(depth, f"{self.expression(s.value)};")

    def do_push(self, s, depth):
        value = self.expression(s.value)
        if isinstance(s.value, tree.Call) and self.is_mutable(s.variable) not in self.facts.gives_mutable(s.value.function):
            value = f"Box::new({value})"  # a box of another kind goes into one of this kind
        self.line(depth, f"{s.variable.name}.push({value});")

    # -- branches

    def do_if(self, s, depth):
        self.braces(f"if {self.expression(s.condition)} ", s.then, depth)
        self.otherwise(s.other, depth)

    def do_iflet(self, s, depth):
        self.line(depth, f"if let Some({s.variable.name}) = {self.expression(s.value)} {{")
        self.bound_again([s.variable], depth + 1)
        self.block(s.then, depth + 1)
        self.line(depth, "}")
        self.otherwise(s.other, depth)

    def otherwise(self, other, depth):
        if other:
            self.out[-1] += " else {"
            self.block(other, depth + 1)
            self.line(depth, "}")

    def do_match(self, s, depth):
        start = f"let {self.typed(s.variable)} = " if s.variable else ""
        self.line(depth, f"{start}match {self.matched(s)} {{")
        for arm in s.arms:
            guard = f" if {self.expression(arm.guard)}" if arm.guard else ""
            if arm.value and not arm.body and not self.needs_type.intersection(arm.variables):
                self.line(depth + 1, f"{self.pattern(arm)}{guard} => {self.expression(arm.value)},")
                continue
            self.line(depth + 1, f"{self.pattern(arm)}{guard} => {{")
            self.bound_again(arm.variables, depth + 2)
            self.block(arm.body, depth + 2)
            if arm.value:
                self.line(depth + 2, self.expression(arm.value))
            self.line(depth + 1, "}")
        self.line(depth, "};" if s.variable else "}")

    def matched(self, s):
        if s.type != tree.TEXT:
            return self.expression(s.value)
        if isinstance(s.value, tree.Read):
            v = s.value.variable
            return v.name if v.passed == "ref" else f"{v.name}.as_str()"
        return f"{self.expression(s.value)}.as_str()"

    def pattern(self, arm):
        names = [v.name for v in arm.variables]
        if arm.what == "numbers":
            return " | ".join(map(str, arm.constants))
        if arm.what == "texts":
            return " | ".join(map(text_of, arm.constants))
        if arm.what == "range":
            return f"{arm.constants[0]}..={arm.constants[1]}"
        if arm.what == "some":
            return f"Some({names[0] if names else arm.constants[0]})"
        if arm.what == "none":
            return "None"
        if arm.what == "pair":
            return f"({', '.join([str(c) for c in arm.constants] + names)})"
        return names[0] if names else "_"

    # -- loops

    def loop(self, s, head, depth, first="", bound=()):
        self.line(depth, f"{self.label(s)}{head}{{")
        if first:
            self.line(depth + 1, first)
        self.bound_again(bound, depth + 1)
        self.block(s.body, depth + 1)
        self.line(depth, "}")

    def label(self, s):
        used = any(isinstance(n, tree.Leave) and n.label == s.label for n in tree.walk(s.body))
        return f"'{s.label}: " if s.label and used else ""

    def do_for(self, s, depth):
        variables = [v for v in (s.variable, s.second) if v]
        items = self.iterated(s) if s.items else f"0..{s.count}"
        names = ", ".join(("&" if s.borrows else "") + v.name for v in variables)
        self.loop(s, f"for {f'({names})' if s.second else names} in {items} ", depth, bound=variables)

    def iterated(self, s):
        if not s.borrows:
            return self.expression(tree.Read(s.items))
        return f"{s.items.name}.iter()" if s.items.passed == "mut" else self.reference(s.items)

    def do_foreach(self, s, depth):
        iterate = "iter_mut" if self.is_mutable(s.closures) else "iter"
        self.loop(s, f"for {s.variable.name} in {s.closures.name}.{iterate}() ", depth)

    def do_while(self, s, depth):
        k = s.counter.name
        self.loop(s, f"while {k} < {s.count} ", depth, f"{k} += 1;")

    def do_whilelet(self, s, depth):
        head = f"while let Some({s.variable.name}) = {self.expression(s.value)} "
        self.loop(s, head, depth, "if !tick() { break; }", [s.variable])

    def do_loop(self, s, depth):
        self.loop(s, "loop ", depth, "if !tick() { break; }")

    def do_block(self, s, depth):
        self.braces("", s.body, depth)

    def do_return(self, s, depth):
        self.line(depth, f"return {self.expression(s.value)};" if s.value else "return;")

    def do_leave(self, s, depth):
        self.line(depth, f"{s.how} '{s.label};" if s.label else f"{s.how};")

    # -- functions

    def do_define(self, s, depth):
        f = s.function
        generics = "<U: Clone + Display>" if f.signature.is_generic else ""
        parameters = ", ".join(map(self.parameter, f.parameters))
        self.line(depth, f"fn {f.name}{generics}({parameters}){self.result_type(f)} {{")
        changed = {v.base for v in self.facts.changes[f] if v.owner is not f}
        if changed:
            self.line(depth + 1, f"nonlocal!({', '.join(sorted(changed))});")
        self.block(f.body, depth + 1)
        tails = [self.expression(e) for e in f.tails()]
        if tails:
            self.line(depth + 1, tails[0] if len(tails) == 1 else f"({', '.join(tails)})")
        self.line(depth, "}")

    def parameter(self, v):
        if v.type == CLOSURE:
            return self.callback(v)
        mutable = v in self.changed and v.passed == "value"
        return f"{'mut ' if mutable else ''}{v.name}: {plain_type(v.type, v.passed)}"

    def callback(self, v):
        if v.style == "fn":
            return f"{v.name}: fn(i64) -> i64"
        if v.style == "shared":
            return f"{v.name}: Rc<dyn Fn(i64) -> i64>"
        if v.style == "clone":
            return f"{v.name}: impl Fn(i64) -> i64 + Clone + 'static"
        if v.style == "mut":
            return f"{v.name}: &mut dyn FnMut(i64) -> i64"
        kind = "FnMut" if self.is_mutable(v) else "Fn"
        if v.style == "impl":
            return f"{'mut ' if kind == 'FnMut' else ''}{v.name}: impl {kind}(i64) -> i64"
        return f"{v.name}: &{'mut ' if kind == 'FnMut' else ''}dyn {kind}(i64) -> i64"
