"""A program as a module of Rust."""

import tree
from analysis import Facts, is_generic
from emit.rust_expressions import TYPES, plain_type
from emit.rust_statements import RustStatements

CALLBACK = "|x| w(x * 2 + {})"


def emit(program, number):
    """The source of a module with a function `run`."""
    return Rust(program, number).module()


class Rust(RustStatements):
    def __init__(self, program, number):
        self.program, self.number = program, number
        self.facts = Facts(program)
        self.changed = {v for f in self.facts.functions for v in self.facts.changes[f]}
        self.changed |= {n.counter for f in self.facts.functions for n in tree.nodes_of(f) if isinstance(n, tree.While)}
        self.out = []
        self.needs_type = self.typed_captures()

    def typed_captures(self):
        """The variables whose types have to be known: those of functions that are recursive or generic, and of types."""
        facts = self.facts
        found = {v for f in facts.recursive | {f for f in facts.functions if is_generic(f)} for v in facts.touched(f)}
        if self.program.has_type:
            found |= {v for r in self.program.results for v in facts.captured(r.function)}
        return found

    def module(self):
        program, factory = self.program, self.program.factory
        self.line(0, "use super::*;")
        if program.is_method:
            self.line(0, f"pub struct Model {{ {', '.join(f'pub {attribute(v)}: {self.type(v)}' for v in program.fields)} }}")
            self.line(0, "impl Model {")
        self.factory(factory)
        if program.is_method or self.in_macro:
            self.line(0, "}")
        self.line(0, "pub fn run() {")
        for k, run in enumerate(program.runs):
            self.run(run, k)
        self.line(0, "}")
        return "\n".join(self.out) + "\n"

    def factory(self, factory):
        program = self.program
        results = [self.result(r, style) for r, style in zip(program.results, program.styles)]
        types, values = [t for t, _ in results], [v for _, v in results]
        infer = program.infer and values and all(isinstance(r, tree.Value) for r in program.results)
        if infer:
            values = [r.function.name for r in program.results]
        if program.has_type:
            types = ["Made"]
            infer = infer or program.is_generic
            names = [f"{self.member(k)}: {r.function.name}" for k, r in enumerate(program.results)]
            values = [f"Made {{ {', '.join(names)} }}"] if program.form == "object" else [program.results[0].function.name]
        self.head(types, infer)
        self.block(factory.body, 1)
        self.line(1, tuple_of(values) or self.expression(factory.tail))
        self.line(0, "}")

    @property
    def in_macro(self):
        return self.program.defaults > 0 and not self.program.attribute and not self.program.is_method

    def head(self, types, infer):
        """The factory's attributes, its name, parameters and result."""
        program, parameters = self.program, []
        for k, v in enumerate(program.factory.parameters):
            text = self.parameter(v)
            if k >= len(program.factory.parameters) - program.defaults:
                default = self.expression(tree.constant(v.type, v.default))
                text = f"{text} = {default}" if self.in_macro else f"#[default({default})] {text}"
            parameters.append(text)
        if program.is_method:
            changed = any(v in self.changed for v in program.fields)
            parameters.insert(0, "&mut self" if changed else "&self")
        if self.in_macro:
            self.line(0, "nonlocal::factory! {")
        self.attribute()
        generics = "<T: Clone + Display + PartialEq + 'static>" if program.is_generic else ""
        self.line(0, f"pub fn make{generics}({', '.join(parameters)}) -> {'_' if infer else tuple_of(types) or 'i64'} {{")

    def attribute(self):
        program, arguments = self.program, []
        if program.sync:
            arguments.append("sync")
        if program.has_type:
            arguments.append("type = Made")
            callbacks = any(p.type == tree.CLOSURE for p in program.factory.parameters)
            arguments += ["derive(Clone, Debug)"] if program.derives and not callbacks else []
        if arguments or not self.in_macro:
            path = "nonlocal" if self.in_macro else "nonlocal::nonlocal"
            self.line(0, f"#[{path}({', '.join(arguments)})]" if arguments else f"#[{path}]")

    def result(self, r, style):
        """The type of a result, and the result."""
        if isinstance(r, tree.Read):
            v = r.variable
            plain = v.type == tree.CLOSURE and not v.boxed
            type_ = "impl " + self.closure_type(v.signature, self.is_mutable(v)) if plain else self.type(v)
            if self.program.is_method and type_.startswith("Box<"):
                type_ = f"{type_[:-1]} + '_>"
            return type_, v.name
        f = r.function
        if f.signature == tree.MAKER:
            bound = self.closure_type(tree.ONE, self.mutable(f)).replace("-> i64", f"-> {self.made(f)}")
        else:
            bound = self.closure_type(f.signature, self.mutable(f))
        if style == "impl":
            return f"impl {bound}", self.bare(r)
        return f"Box<dyn {bound}{' + ' + chr(39) + '_' if self.program.is_method else ''}>", f"Box::new({self.bare(r)})"

    # -- calls of the factory

    def run(self, run, k):
        macro, arguments, calls = run
        item = tree.item_of(k)
        shown = ", ".join(self.given(p, value, named, item) for p, value, named in arguments)
        call = f"{'model.' if self.program.is_method else ''}make{'!' if macro else ''}({shown})"
        self.line(1, "refuel();")
        if self.program.is_method:
            fields = ", ".join(f"{attribute(v)}: {self.expression(tree.constant(v.type, k + 4))}" for v in self.program.fields)
            self.line(1, f"let mut model = Model {{ {fields} }};")
        if self.program.results:
            self.calls(call, calls, item)
        else:
            self.line(1, f"t(9999, {call});")
        for v in self.program.fields:
            self.line(1, self.shown_value(9998, f"model.{attribute(v)}", v.type))

    def given(self, parameter, value, named, item):
        if parameter.type == tree.CLOSURE:
            text = CALLBACK.format(value)
            text = f"Rc::new({text})" if parameter.style == "shared" else text
        else:
            text = self.expression(tree.constant(item if parameter.type == tree.ITEM else parameter.type, value))
        return f"{parameter.name} = {text}" if named else text

    def calls(self, call, calls, item):
        count = len(self.program.results)
        names = ["mut r"] if self.program.has_type else [f"mut r{k}" for k in range(count)]
        self.line(1, "{")
        self.line(2, f"let {tuple_of(names)} = {call};")
        for k, x, n in calls:
            self.line(2, f"refuel(); {self.outside_call(k % count, x, n, item)}")
        self.line(1, "}")

    def outside_call(self, k, x, n, item):
        r = self.program.results[k]
        if isinstance(r, tree.Read) and r.variable.type == tree.CLOSURES:
            return f"if r{k}.len() > {n} {{ t(9000, r{k}[{n}]({x})); }}"
        signature, arguments = tree.outside_call(self.program, k, x, n, item)
        if signature == tree.MAKER:
            return f"let mut m = r{k}({x}); t(9001, m({n})); t(9002, m(1));"
        name = f"r{k}"
        if self.program.has_type:
            name = f"r.{self.member(k) if self.program.form == 'object' else 'call'}"
        call = f"{name}({self.arguments(arguments)})"
        return f"{call};" if signature.result == tree.NOTHING else self.shown_value(9003, call, signature.result)

    def member(self, k):
        return f"act{k}"

    def shown_value(self, place, value, type_):
        if type_ == tree.INTEGER:
            return f"t({place}, {value});"
        if type_ == tree.HASH:
            return f"t({place}, {value}.len() as i64);"
        spec = "" if type_ in (tree.TEXT, tree.SIZE, tree.ITEM) else ":?"
        return f'ts({place}, format!("{{{spec}}}", {value}));'


def attribute(field):
    return field.name.split(".")[1]


def tuple_of(parts):
    return parts[0] if len(parts) == 1 else f"({', '.join(parts)})" if parts else ""
