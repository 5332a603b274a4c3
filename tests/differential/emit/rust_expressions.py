"""Types and expressions as Rust."""

import tree
from analysis import called_by
from tree import INTEGER, LENT, TEXT

TYPES = {
    tree.INTEGER: "i64", tree.BOOL: "bool", tree.TEXT: "String", tree.OPTION: "Option<i64>", tree.TUPLE: "(i64, i64)",
    tree.LIST: "Vec<i64>", tree.MAP: "BTreeMap<i64, i64>", tree.HASH: "HashMap<i64, i64>", tree.SIZE: "usize",
    tree.ITEM: "T", tree.ANY: "U",
}
REFERENCES = {tree.TEXT: "&str", tree.LIST: "&[i64]"}
COPIED = (tree.INTEGER, tree.BOOL, tree.OPTION, tree.TUPLE, tree.SIZE)
DEBUGGED = (tree.BOOL, tree.OPTION, tree.TUPLE, tree.LIST, tree.MAP)


def text_of(text):
    return f'"{text}"'


def plain_type(type_, passed="value"):
    if passed == "mut":
        return f"&mut {TYPES[type_]}"
    return REFERENCES.get(type_, f"&{TYPES[type_]}") if passed == "ref" else TYPES[type_]


class RustExpressions:
    # -- types

    def mutable(self, function):
        return self.facts.mutates(function)

    def closure_type(self, signature, mutable):
        kind = "FnMut" if mutable else "Fn"
        parameters = ", ".join(plain_type(t, signature.how(k)) for k, t in enumerate(signature.parameters))
        result = "" if signature.result == tree.NOTHING else f" -> {TYPES[signature.result]}"
        return f"{kind}({parameters}){result}"

    def box(self, signature, mutable):
        return f"Box<dyn {self.closure_type(signature, mutable)}>"

    def is_mutable(self, variable):
        """Whether a closure, or one in a list, may be `FnMut`."""
        return any(self.mutable(f) for f in variable.members)

    def type(self, variable):
        if variable.type == TEXT and variable.passed == "ref":
            return "&'static str"  # of a `let`
        if variable.type in TYPES:
            return plain_type(variable.type, variable.passed)
        box = self.box(variable.signature, self.is_mutable(variable))
        return f"Vec<{box}>" if variable.type == tree.CLOSURES else box

    def made(self, maker):
        """The type of what a maker returns."""
        boxes = [self.box(v.function.signature, self.mutable(v.function)) for v in maker.tail]
        return boxes[0] if len(boxes) == 1 else f"({', '.join(boxes)})"

    def result_type(self, function):
        signature = function.signature
        if signature.result == tree.NOTHING:
            return ""
        return f" -> {self.made(function) if signature.makes else TYPES[signature.result]}"

    # -- expressions

    def expression(self, e):
        return getattr(self, type(e).__name__.lower())(e)

    def arguments(self, es):
        return ", ".join(self.expression(e) for e in es)

    def literal(self, e):
        if isinstance(e.value, bool):
            return str(e.value).lower()
        return f"{text_of(e.value)}.to_string()" if isinstance(e.value, str) else str(e.value)

    def read(self, e):
        v = e.variable
        if v.type in COPIED or v.type not in TYPES:
            return v.name
        if v.passed == "ref" and v.type in REFERENCES:
            return f"{v.name}.to_string()" if v.type == TEXT else f"{v.name}.to_vec()"
        return f"{v.name}.clone()"

    def reference(self, v):
        return v.name if v.passed != "value" else f"&{v.name}"

    def borrow(self, e):
        if e.variable:
            return self.reference(e.variable)
        if isinstance(e.value, tree.Literal):
            return text_of(e.value.value)
        return f"&{self.expression(e.value)}"

    def borrowmut(self, e):
        if not e.variable:
            return f"&mut {self.expression(e.value)}"
        return e.variable.name if e.variable.passed == "mut" else f"&mut {e.variable.name}"

    def make(self, e):
        values = [self.expression(v) for v in e.values]
        if e.type == tree.OPTION:
            return f"Some({values[0]})" if values else "None"
        if e.type == tree.TUPLE:
            return f"({', '.join(values)})"
        if e.type == tree.LIST:
            return f"vec![{', '.join(values)}]" if values else "Vec::new()"
        name = TYPES[e.type].split("<")[0]
        pairs = ", ".join(f"({k}, {v})" for k, v in zip(values[::2], values[1::2]))
        return f"{name}::from([{pairs}])" if values else f"{name}::new()"

    def binary(self, e):
        return f"w({self.expression(e.left)} {e.operator} {self.expression(e.right)})"

    def choose(self, e):
        condition, yes, no = map(self.expression, (e.condition, e.yes, e.no))
        text = f"if {condition} {{ {yes} }} else {{ {no} }}"
        return f"w({text})" if e.type == INTEGER else f"({text})"

    def filled(self, e):
        """A form with its variable and value."""
        v = e.variable
        text = e.form.rust.replace("$v", v.name).replace("$r", self.reference(v))
        return text.replace("$e", self.expression(e.value)) if e.value else text

    def of(self, e):
        text = self.filled(e)
        return f"({text})" if text.startswith("if ") or text.endswith("as i64") else text

    def take(self, e):
        return self.filled(e)

    def test(self, e):
        value, n = self.expression(e.value), e.number
        return {"divides": f"{value} % {n} == 0", "above": f"{value} > {n}", "differs": f"{value} % {n} != 1",
                "longer": f"{value}.len() > {n}"}[e.what]

    def fuel(self, _):
        return "tick()"

    def call(self, e):
        arguments = [self.expression(a) for a in e.arguments]
        if e.function.signature.callback:
            given, parameter = e.arguments[-1], e.function.parameters[-1]
            arguments[-1] = f"{self.lent(parameter)}{self.expression(given)}"
        return f"{e.function.name}({', '.join(arguments)})"

    def lent(self, parameter):
        if parameter.style == "impl":
            return ""
        return "&mut " if parameter.style == "mut" or self.is_mutable(parameter) else "&"

    def callvalue(self, e):
        index = "" if e.index is None else f"[{e.index}]"
        return f"{e.variable.name}{index}({self.arguments(e.arguments)})"

    def value(self, e):
        return f"Box::new({e.function.name})" if e.boxed else e.function.name

    def bare_lambda(self, e):
        f = e.function
        parameters = ", ".join(f"{v.name}: {plain_type(v.type)}" for v in f.parameters)
        return f"move |{parameters}| {self.expression(f.tail)}"

    def bare(self, e):
        """A function as a value, without a box."""
        return self.bare_lambda(e) if isinstance(e, tree.Lambda) else e.function.name

    def boxed_lambda(self, e):
        return f"Box::new({self.bare_lambda(e)})" if e.boxed else self.bare_lambda(e)

    def either(self, e):
        condition, yes, no = map(self.expression, (e.condition, e.yes, e.no))
        return f"if {condition} {{ {yes} }} else {{ {no} }}"

    def inline(self, e):
        return f"|{e.parameter.name}| {self.expression(e.body)}"

    def given_is_mutable(self, given):
        functions = [given.function] if isinstance(given, tree.VALUED) else called_by([given])
        return any(self.mutable(f) for f in functions)

    def apply(self, e):
        x, given = self.expression(e.argument), self.expression(e.given)
        if e.generic:
            return f"api({x}, {given})"
        return f"apm({x}, &mut {given})" if self.given_is_mutable(e.given) else f"ap({x}, &{given})"

    def chain(self, e):
        text = f"{e.variable.name}.iter().copied()" if e.variable else f"(0..{e.count})"
        for step in e.steps:
            name = f"&{step.parameter.name}" if step.what == "filter" else step.parameter.name
            body = self.expression(step.body)
            text += f".{step.what}(|{name}| {f'{{ {body}; }}' if step.what == 'for_each' else body})"
        ends = {"sum": f"w({text}.sum::<i64>())", "count": f"({text}.count() as i64)", "max": f"{text}.max().unwrap_or(0)"}
        if e.end:
            return ends[e.end]
        return text if e.steps[-1].what == "for_each" else f"i64::from({text})"

    def items(self, e):
        return f"vec![{self.arguments(e.values)}]" if e.values else "Vec::new()"

    # -- texts

    def format(self, e):
        return f"format!({self.holes(e.holes)})"

    def holes(self, holes, before=""):
        """The text of a format, and its arguments."""
        text, arguments = [], []
        for hole in holes:
            spec = hole.fill + (f"{hole.width.name}$" if hole.width else "") + ("?" if hole.type in DEBUGGED else "")
            spec = f":{spec}" if spec else ""
            if hole.is_named:
                text.append(f"{{{hole.value.variable.name}{spec}}}")
            else:
                text.append(f"{{{spec}}}")
                arguments.append(self.shown(hole.value))
        return ", ".join([text_of(before + " ".join(text)), *arguments])

    def shown(self, e):
        return e.variable.name if isinstance(e, tree.Read) else self.expression(e)


# `lambda` is a word of Python.
setattr(RustExpressions, "lambda", RustExpressions.boxed_lambda)
