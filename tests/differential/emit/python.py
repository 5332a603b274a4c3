"""A program as Python."""

import tree
from analysis import Facts
from emit.python_statements import PythonStatements
from emit.rust import attribute

KINDS = {tree.BOOL: "show_bool", tree.OPTION: "show_option", tree.MAP: "show_map", tree.HASH: "len"}


def emit(program, number):
    """The source of a program, which is run as its last line says."""
    return Python(program, number).module()


class Python(PythonStatements):
    def __init__(self, program, number):
        self.program, self.number = program, number
        self.facts = Facts(program)
        self.out = []
        self.turns = 0
        self.turn = False  # whether what is written is directly in a turn that is a function, or in a loop in it

    def module(self):
        program = self.program
        self.labels()
        depth = 1 if program.is_method else 0
        if program.is_method:
            self.line(0, "class Model:")
        self.factory(depth)
        self.line(0, "def run():")
        for k, run in enumerate(program.runs):
            self.run(run, k)
        self.line(0, f"guard({self.number}, run)")
        return "\n".join(self.out) + "\n"

    def labels(self):
        """What leaves loops by their labels."""
        nodes = (n for f in self.facts.functions for n in tree.nodes_of(f))
        found = {f"{n.how.title()}_{n.label}": None for n in nodes if isinstance(n, tree.Leave) and n.label}
        for name in found:
            self.line(0, f"class {name}(Exception): pass")

    def factory(self, depth):
        program, factory = self.program, self.program.factory
        first = len(factory.parameters) - program.defaults
        parameters = ["self"] if program.is_method else []
        given = []
        for k, v in enumerate(factory.parameters):
            # A default is made anew at each call, as nobody writes it in Python.
            default = f"=Default(lambda: {self.expression(tree.constant(v.type, v.default))})" if k >= first else ""
            parameters.append(v.python + default)
            if default:
                given.append(v.python)
        self.line(depth, f"def make({', '.join(parameters)}):")
        for name in given:
            self.line(depth + 1, f"{name} = made({name})")
        results = f"[{self.arguments(program.results)}]" if program.results else self.expression(factory.tail)
        self.body(factory.body, depth + 1, factory.parameters, results)

    def run(self, run, k):
        _, arguments, calls = run
        item = tree.item_of(k)
        shown = ", ".join(self.given(p, value, named, item) for p, value, named in arguments)
        call = f"{'model.' if self.program.is_method else ''}make({shown})"
        self.line(1, "refuel()")
        if self.program.is_method:
            self.line(1, "model = Model()")
        for v in self.program.fields:
            self.line(1, f"model.{attribute(v)} = {self.expression(tree.constant(v.type, k + 4))}")
        if self.program.results:
            self.line(1, f"r = {call}")
            for number, x, n in calls:
                self.line(1, "refuel()")
                self.line(1, self.outside_call(number % len(self.program.results), x, n, item))
        else:
            self.line(1, f"t(9999, {call})")
        for v in self.program.fields:
            self.line(1, self.shown_value(9998, f"model.{attribute(v)}", v.type))

    def given(self, parameter, value, named, item):
        if parameter.type == tree.CLOSURE:
            text = f"lambda x: w(x * 2 + {value})"
        else:
            text = self.expression(tree.constant(item if parameter.type == tree.ITEM else parameter.type, value))
        return f"{parameter.python}={text}" if named else text

    def outside_call(self, k, x, n, item):
        r = self.program.results[k]
        if isinstance(r, tree.Read) and r.variable.type == tree.CLOSURES:
            return f"if len(r[{k}]) > {n}: t(9000, r[{k}][{n}]({x}))"
        signature, arguments = tree.outside_call(self.program, k, x, n, item)
        if signature == tree.MAKER:
            return f"m = r[{k}]({x}); t(9001, m({n})); t(9002, m(1))"
        call = f"r[{k}]({self.arguments(arguments)})"
        return call if signature.result == tree.NOTHING else self.shown_value(9003, call, signature.result)

    def shown_value(self, place, value, type_):
        return f"t({place}, {KINDS.get(type_, '')}({value}))"
