"""Random functions, and whole programs."""

import tree
from statements import Statements
from tree import Define, Function, Program, Trace


class Generator(Statements):
    def __init__(self, seed):
        super().__init__(seed)
        choose = self.random.choice
        self.budget = self.random.randint(14, 45)  # how many statements there may be, more or less
        self.value_rate = choose([0.3, 1, 1, 2])
        self.untyped = choose([0, 0, 0, 0.3])
        self.max_depth = choose([1, 2, 2, 3, 3, 4])
        self.recursion = self.chance(0.55)
        self.moving = self.chance(0.5)  # functions stand before or after what uses them
        self.loops = self.traces = 0
        self.used = set()

    # -- blocks

    def block(self, size, depth, nest=0.0, bound=(), declared=None, at_end=None):
        """The statements of a block. Its functions are known from the start, and defined somewhere in it."""
        self.frames.append({})
        for variable in bound:
            self.bind(variable)
        if declared is None:
            wanted = self.current.depth() < self.max_depth and self.chance(nest)
            declared = self.declare(self.random.choice([1, 1, 1, 2])) if wanted else []
        out = self.beginning() if declared else []
        out += self.mixed(declared, size, depth, top=False)
        out += at_end() if at_end else []
        self.frames.pop()
        return self.move_functions(out)

    def beginning(self):
        """Variables for the functions of a block."""
        out = [self.let_integer()]
        if self.chance(0.5):
            out.append(self.let_list())
        return out

    def mixed(self, declared, size, depth, top):
        """Statements, with the definitions of functions between them, and uses of those that nobody used."""
        out, todo = [], list(declared)
        while todo or size > 0:
            if todo and (size <= 0 or self.chance(0.55)):
                function = todo.pop(0)
                self.define(function)
                out.append(Define(function))
            else:
                size -= 1
                self.budget -= 1
                if self.budget > 0 or not out:
                    out += self.statement(depth, top)
        for function in declared:
            if function not in self.used or self.chance(0.3):
                out += self.use_of(function)
        return out

    def use_of(self, function):
        """A statement that uses a function: people write functions to use them."""
        signature, made = function.signature, None
        if not self.may_call(function):
            return []
        if signature == tree.HIGHER:
            given = [f for f in self.callable(tree.ONE, fueled=False) if f is not function]
            made = self.higher_statement(self.random.choice(given), function) if given else None
        elif signature == tree.ONE and self.loops and self.closures() and self.chance(0.6):
            made = self.push_closure(function)
        elif signature in (tree.MAKER, tree.PAIR) or self.makes_closures() and self.chance(0.3 * self.value_rate):
            made = self.let_and_call(function) if signature != tree.TWO else None
        elif signature == tree.ONE and self.chance(0.2):
            made = self.higher_statement(function)
        if not made and signature not in (tree.HIGHER, tree.MAKER, tree.PAIR):
            made = self.call_statement(self.call_of(function))
        return made if isinstance(made, list) else [made] if made else []

    def move_functions(self, out):
        """Moves functions to other places of their block, where that does not change what their names mean."""
        if not self.moving:
            return out
        for statement in [s for s in out if isinstance(s, Define)]:
            names = self.outer_names.get(statement.function, set())
            if self.chance(0.5) and all(self.times_bound.get(name, 0) == 1 for name in names):
                out.remove(statement)
                out.insert(self.random.randint(0, len(out)), statement)
        return out

    # -- functions

    def declare(self, count):
        """New functions of a block, which know each other."""
        functions = [self.declare_one() for _ in range(count)]
        for rank, function in enumerate(self.random.sample(functions, count)):
            function.rank = rank
        plain = [f for f in functions if f.signature in (tree.ONE, tree.NONE, tree.TWO, tree.PROCEDURE)]
        if self.recursion and plain and self.chance(0.45):
            for f in plain[:1]:
                f.recursive = True
            if len(plain) > 1 and self.chance(0.5):
                plain[1].recursive = True
                plain[0].peer, plain[1].peer = plain[1], plain[0]
        return functions

    def declare_one(self):
        s = tree
        choices = [s.ONE, s.ONE, s.ONE, s.ONE, s.NONE, s.TWO, s.PROCEDURE, s.HIGHER]
        if self.makes_closures() and self.current.depth() < self.max_depth:
            choices += [s.MAKER, s.MAKER, s.PAIR]
        name = f"f{self.number()}"
        function = Function(name, f"{name}_py", self.random.choice(choices), self.current)
        self.frames[-1][name] = function
        return function

    def define(self, function):
        outer = self.current, self.loops
        self.current, self.loops = function, 0
        signature = function.signature
        for _ in range(signature.integers):
            function.parameters.append(self.variable(tree.INTEGER, stem="x", apart=function.parameters))
        if signature.callback:
            function.parameters.append(self.variable(tree.CLOSURE, stem="cb", fixed=True, apart=function.parameters))
        self.frames.append({p.name: p for p in function.parameters})
        if signature.result in ("closure", "pair"):
            self.fill_maker(function)
        else:
            depth = 1 if function.depth() > 1 else 2
            function.body = self.block(self.random.randint(1, 4), depth, nest=0.5, at_end=self.end)
        self.frames.pop()
        self.current, self.loops = outer
        function.defined = True

    def fill_maker(self, maker):
        """The functions that a maker returns, between its own statements."""
        self.frames.append({})
        count = 2 if maker.signature == tree.PAIR else 1
        inner = self.declare(count)
        for k, function in enumerate(inner):
            function.signature = tree.ONE if k == 0 else self.random.choice(tree.VALUES)
        out = self.beginning() if count > 1 or self.chance(0.5) else []
        out += self.inner_functions(inner)
        maker.body = self.move_functions(out)
        maker.tail = [self.value(f, boxed=True) for f in inner]
        self.frames.pop()

    def inner_functions(self, inner):
        out = []
        for function in inner:
            self.define(function)
            out.append(Define(function))
        for _ in range(self.random.randint(0, 2)):
            out += self.statement(1, False)
        return out

    def end(self):
        """The result of the current function, which sees the variables of its block."""
        function, out = self.current, []
        if function.signature.callback and function.parameters[-1] in self.all_visible():
            callback = function.parameters[-1]
            self.traces += 1
            out.append(Trace(self.traces, tree.CallValue(callback, [self.operand()])))
        if function.recursive and self.chance(0.8):
            out += self.call_statement(self.call_of(function.peer or function))
        if function.signature.result == tree.INTEGER:
            function.tail = self.expression(2, calls=self.chance(0.3))
        return out

    # -- programs

    def program(self):
        factory = Function("make", "make", tree.ONE, None)
        self.current, self.frames = factory, [{}]
        for _ in range(self.random.randint(0, 3)):
            parameter = self.variable(tree.INTEGER, stem="p", apart=factory.parameters)
            parameter.default = str(self.random.randint(0, 9))
            factory.parameters.append(parameter)
            self.bind(parameter)
        self.frames.append({})
        declared = self.declare(self.random.randint(1, 4))
        out = [self.let_integer()]
        for make, share in ((self.let_integer, 0.6), (self.let_list, 0.6), (self.let_closures, 0.45)):
            out += [make()] if self.chance(share) else []
        out += self.mixed(declared, self.random.randint(2, 8), 2, top=True)
        results = self.results()
        factory.body = self.move_functions(out)
        factory.tail = None if results else self.expression(2)
        factory.defined = True
        return self.finish(Program(factory, results, [self.random.choice(["impl", "impl", "box"]) for _ in results]))

    def results(self):
        """What the factory returns: closures, variables that hold them, or nothing of the kind."""
        found = []
        for _ in range(self.random.choice([0, 1, 1, 2, 2, 3])):
            names = {r.variable for r in found if isinstance(r, tree.Read)}
            variables = [v for v in self.visible(tree.CLOSURE, tree.CLOSURES) if v not in names]
            functions = self.callable(*tree.VALUES, tree.MAKER, fueled=False)
            if functions and not (variables and self.chance(0.4)):
                found.append(self.value(self.random.choice(functions)))
            elif variables:
                found.append(self.read(self.random.choice(variables)))
        return found

    def finish(self, program):
        """How it is written and called."""
        program.sync = self.chance(0.06)
        program.infer = self.chance(0.2)
        program.attribute = self.chance(0.3)
        parameters = program.factory.parameters
        if parameters and self.chance(0.4):
            program.defaults = self.random.randint(1, len(parameters))
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
                arguments.append((None, value))
            elif k >= len(parameters) - program.defaults and self.chance(0.4):
                named.append(None)  # left out: those after it have to be named
            elif named or self.chance(0.3):
                named.append((parameter, value))
            else:
                arguments.append((None, value))
        named = [x for x in named if x]
        self.random.shuffle(named)
        # Of each call: which result, taken modulo their number, an argument, and an index or another argument.
        calls = [tuple(self.random.randint(0, top) for top in (5, 9, 2)) for _ in range(self.random.randint(3, 8))]
        return macro, arguments + named, calls
