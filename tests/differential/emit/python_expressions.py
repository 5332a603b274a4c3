"""Expressions as Python."""

import tree

INDENT = "    "


class PythonExpressions:
    def expression(self, e):
        return getattr(self, type(e).__name__.lower())(e)

    def arguments(self, es):
        return ", ".join(map(self.expression, es))

    def literal(self, e):
        return repr(e.value)

    def read(self, e):
        v = e.variable
        copied = {tree.LIST: "list", tree.MAP: "dict", tree.HASH: "dict"}.get(v.type)
        return f"{copied}({v.python})" if copied else v.python

    def borrow(self, e):
        return e.variable.python if e.variable else self.expression(e.value)

    borrowmut = borrow

    def make(self, e):
        values = [self.expression(v) for v in e.values]
        if e.type == tree.OPTION:
            return values[0] if values else "None"
        if e.type == tree.TUPLE:
            return f"({', '.join(values)})"
        if e.type == tree.LIST:
            return f"[{', '.join(values)}]"
        return f"{{{', '.join(f'{k}: {v}' for k, v in zip(values[::2], values[1::2]))}}}"

    def binary(self, e):
        return f"w({self.expression(e.left)} {e.operator} {self.expression(e.right)})"

    def choose(self, e):
        return f"w({self.either(e)})" if e.type == tree.INTEGER else self.either(e)

    def either(self, e):
        return f"({self.expression(e.yes)} if {self.expression(e.condition)} else {self.expression(e.no)})"

    def filled(self, e):
        text = e.form.python.replace("$v", e.variable.python)
        return text.replace("$e", self.expression(e.value)) if e.value else text

    of = take = filled

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

    def any_lambda(self, e):
        f = e.function
        return f"(lambda {', '.join(v.python for v in f.parameters)}: {self.expression(f.tail)})"

    def inline(self, e):
        return f"lambda {e.parameter.python}: {self.expression(e.body)}"

    def apply(self, e):
        return f"ap({self.expression(e.argument)}, {self.expression(e.given)})"

    def chain(self, e):
        """Generators, which are as lazy as iterators."""
        text = e.variable.python if e.variable else f"range({e.count})"
        for step in e.steps:
            name, body = step.parameter.python, self.expression(step.body)
            text = {"map": f"({body} for {name} in {text})", "filter": f"({name} for {name} in {text} if {body})",
                    "any": f"int(any({body} for {name} in {text}))", "all": f"int(all({body} for {name} in {text}))",
                    "for_each": f"[{body} for {name} in {text}]"}[step.what]
        ends = {"sum": f"w(sum({text}))", "count": f"sum(1 for _ in {text})", "max": f"max({text}, default=0)", "": text}
        return ends[e.end]

    def items(self, e):
        return f"[{self.arguments(e.values)}]"

    def format(self, e):
        return self.holes(e.holes)

    def holes(self, holes, before=""):
        nested = any(isinstance(n, tree.Format) for n in tree.walk(holes))
        quotes = '"' * (3 if nested else 1)
        return f"f{quotes}{before}{' '.join(map(self.hole, holes))}{quotes}"

    def hole(self, hole):
        value = hole.value.variable.python if isinstance(hole.value, tree.Read) else self.expression(hole.value)
        spec = hole.fill + (f"{{{hole.width.python}}}" if hole.width else "")
        return f"{{{self.shown(value, hole.type)}{':' + spec if spec else ''}}}"

    def shown(self, value, type_):
        return f"show_{type_}({value})" if type_ in (tree.BOOL, tree.OPTION, tree.MAP) else f"({value})"


# `lambda` is a word of Python.
setattr(PythonExpressions, "lambda", PythonExpressions.any_lambda)
