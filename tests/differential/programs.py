"""Random programs: a factory, how it is written, and how it is called."""

import tree
from functions import Functions
from tree import CLOSURE, INTEGER, ITEM, LIST, Function, Program, Variable


class Generator(Functions):
    def program(self):
        factory = Function("make", "make", tree.ONE, None)
        self.current, self.frames = factory, [{}]
        form = self.random.choices(["free", "method", "named", "object"], [75, 9, 8, 8])[0]
        fields = self.fields() if form == "method" else []
        self.parameters(factory, form)
        self.frames.append({})
        declared = self.declare(self.random.randint(1, 4))
        out = [self.let_integer()]
        for make, share in ((self.let_integer, 0.5), (self.let_list, 0.5), (self.let_closures, 0.45)):
            out += [make()] if self.chance(share) else []
        out += [self.let_other(t) for t in self.palette if self.chance(0.6)]
        out += self.mixed(declared, self.random.randint(2, 8), 2, top=True)
        results = self.members() if form in ("named", "object") else self.results()
        factory.body = self.move_functions(out)
        factory.tail = None if results else self.expression(2)
        factory.defined = True
        styles = [self.random.choice(["impl", "impl", "box"]) for _ in results]
        return self.finish(Program(factory, results, styles, form=form, fields=fields))

    def fields(self):
        """The fields of the value whose method the factory is."""
        found = []
        for type_ in [INTEGER, *self.random.sample([INTEGER, LIST, *self.palette], self.random.randint(0, 1))]:
            name = f"self.d{self.number()}"
            found.append(Variable(name, name, type_, self.current, field=True))
            self.bind(found[-1])
        return found

    def parameters(self, factory, form):
        """What has no default stands before what may have one."""
        types = [CLOSURE] if self.chance(0.12) and form != "method" else []
        types += [ITEM] * self.random.choice([1, 2]) if self.chance(0.12) and form != "method" else []
        types += [self.random.choice([INTEGER, INTEGER, *self.palette]) for _ in range(self.random.randint(0, 3))]
        for type_ in types:
            parameter = self.variable(type_, stem="p", apart=factory.parameters, hides=False, fixed=type_ in (CLOSURE, ITEM))
            if type_ == CLOSURE:
                parameter.style, parameter.boxed = self.random.choice(["fn", "shared", "clone"]), False
                if form in ("named", "object"):
                    parameter.style = "fn"  # the type of a field has a name
            elif type_ != ITEM:
                parameter.default = self.random.randint(0, 9)
            factory.parameters.append(parameter)
            self.bind(parameter)

    def results(self):
        """What the factory returns: closures, variables that hold them, or nothing of the kind."""
        found = []
        for _ in range(self.random.choice([0, 1, 1, 2, 2, 3])):
            names = {r.variable for r in found if isinstance(r, tree.Read)}
            variables = [v for v in self.visible(CLOSURE, tree.CLOSURES) if v not in names and not v.style]
            functions = self.callable(lambda s: s == tree.MAKER or s.is_plain and s != tree.TWO, fueled=False)
            if functions and not (variables and self.chance(0.4)):
                function = self.random.choice(functions)
                lambdas = self.chance(0.15) and self.makes_closures()
                found.append(self.lambda_of(tree.ONE, False) if lambdas else self.value(function))
            elif variables:
                found.append(self.read(self.random.choice(variables)))
        return found

    def members(self):
        """The functions of a closure with a type, each once."""
        functions = self.callable(lambda s: s.is_plain, fueled=False)
        count = min(len(functions), self.random.choice([1, 2, 2, 3]))
        return [self.value(f) for f in self.random.sample(functions, count)]

    def finish(self, program):
        """How it is written and called."""
        program.sync = self.chance(0.06)
        program.infer = self.chance(0.2)
        program.attribute = self.chance(0.3)
        program.derives = self.chance(0.5)
        program.bold = self.chance(0.08)
        if program.form == "named":
            program.results = program.results[:1]
        parameters = program.factory.parameters
        optional = sum(1 for p in parameters if p.default is not None)
        if optional and not program.is_method and self.chance(0.4):
            program.defaults = self.random.randint(1, optional)
        program.runs = [self.run(program) for _ in range(self.random.choice([1, 1, 2]))]
        return program

    def run(self, program):
        """Whether the factory is called as a macro, its arguments, and the calls of what it returns."""
        parameters = program.factory.parameters
        macro = program.defaults > 0 and self.chance(0.8)
        arguments, named = [], []
        for k, parameter in enumerate(parameters):
            value = self.random.randint(0, 9)
            if not macro:
                arguments.append((parameter, value, False))
            elif k >= len(parameters) - program.defaults and self.chance(0.4):
                named.append(None)  # left out: those after it have to be named
            elif named or self.chance(0.3):
                named.append((parameter, value, True))
            else:
                arguments.append((parameter, value, False))
        named = [x for x in named if x]
        self.random.shuffle(named)
        # Of each call: which result, taken modulo their number, an argument, and an index or another argument.
        calls = [tuple(self.random.randint(0, top) for top in (5, 9, 2)) for _ in range(self.random.randint(3, 8))]
        return macro, arguments + named, calls
