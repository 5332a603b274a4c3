"""Random functions, and the blocks that they stand in."""

import tree
from control import Control
from tree import ANY, INTEGER, LENT, LIST, NOTHING, Define, Function, Signature, Trace


class Functions(Control):
    def __init__(self, seed):
        super().__init__(seed)
        choose = self.random.choice
        self.budget = self.random.randint(14, 45)  # how many statements there may be, more or less
        self.value_rate = choose([0.3, 1, 1, 2])
        self.untyped = choose([0, 0, 0, 0.3])
        self.max_depth = choose([1, 2, 2, 3, 3, 4])
        self.recursion = self.chance(0.55)
        self.moving = self.chance(0.5)  # functions stand before or after what uses them
        self.labels, self.last_label, self.traces = [], "", 0  # the labels of the loops around, in this function
        self.used = set()
        self.formatting = False  # a text in a text would need other quotes in Python
        types = [tree.BOOL, tree.TEXT, tree.TEXT, tree.OPTION, tree.OPTION, tree.TUPLE, LIST, tree.MAP, tree.HASH, tree.SIZE]
        self.palette = sorted(set(self.random.sample(types, choose([0, 1, 2, 2, 3]))))  # what there is besides numbers
        self.generics = (tree.ITEM, ANY)

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
        if self.chance(0.4):
            out.append(self.let_list())
        if self.palette and self.chance(0.5):
            out.append(self.let_other())
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
        closures = self.makes_closures()
        if signature == tree.HIGHER:
            given = [f for f in self.callable([tree.ONE], fueled=False) if f is not function]
            made = self.higher_statement(self.random.choice(given), function) if given else None
        elif signature.makes:
            made = self.let_and_call(function)
        elif signature == tree.ONE and self.labels and self.closures() and self.chance(0.6):
            made = self.push_closure(function)
        elif closures and signature.is_plain and signature != tree.TWO and self.chance(0.3 * self.value_rate):
            made = self.let_and_call(function)
        elif signature in (tree.ONE, tree.PROCEDURE) and not self.is_recursive_call(function) and self.chance(0.4):
            made = self.passed_on(function)
        if not made and not (signature.callback or signature.makes):
            made = self.call_statement(self.call_of(function))
        return made if isinstance(made, list) else [made] if made else []

    def passed_on(self, function):
        """A statement with a function in a lambda, or as an argument."""
        if function.signature == tree.PROCEDURE or self.chance(0.3):
            return self.chain_statement(function)
        return self.let_lambda(function) if self.makes_closures() and self.chance(0.5) else self.higher_statement(function)

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
        plain = [f for f in functions if f.signature.is_plain]
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
            choices += [s.MAKER, s.MAKER, s.PAIR, s.GETTER]
        signature = self.random.choice(choices)
        if self.chance(0.5) and self.palette:
            signature = self.other_signature()
        elif self.chance(0.06):
            signature = self.random.choice([Signature((ANY, INTEGER), ANY), Signature((ANY, ANY), ANY), Signature((ANY,))])
        name = f"f{self.number()}"
        function = Function(name, f"{name}_py", signature, self.current)
        self.frames[-1][name] = function
        return function

    def other_signature(self):
        """That of a function that takes or gives something else than numbers."""
        types = [INTEGER, *self.palette, *self.palette]
        if self.visible(tree.ITEM):
            types.append(tree.ITEM)
        parameters = tuple(self.random.choice(types) for _ in range(self.random.choice([0, 1, 1, 2])))
        passed = [self.random.choice(["value", "ref", "ref"]) if t in LENT else "value" for t in parameters]
        for k, type_ in enumerate(parameters):
            if type_ in (LIST, tree.MAP, tree.HASH) and "mut" not in passed and self.chance(0.4):
                passed[k] = "mut"
        return Signature(parameters, self.random.choice([INTEGER, NOTHING, *types]), passed=tuple(passed))

    def define(self, function):
        outer = self.current, self.labels
        self.current, self.labels = function, []
        signature = function.signature
        for k, type_ in enumerate(signature.parameters):
            stem = "x" if type_ == INTEGER else None
            parameter = self.variable(type_, stem=stem, apart=function.parameters, passed=signature.how(k), fixed=type_ == ANY)
            function.parameters.append(parameter)
        if signature.callback:
            style = self.random.choice(["mut", "dyn", "impl"])
            callback = self.variable(tree.CLOSURE, stem="cb", fixed=True, apart=function.parameters, style=style)
            function.parameters.append(callback)
        self.frames.append({p.name: p for p in function.parameters})
        if signature.makes:
            self.fill_maker(function)
        else:
            depth = 1 if function.depth() > 1 else 2
            function.body = self.block(self.random.randint(1, 4), depth, nest=0.5, at_end=self.end)
        self.frames.pop()
        self.current, self.labels = outer
        function.defined = True

    def fill_maker(self, maker):
        """The functions that a maker returns, between its own statements."""
        self.frames.append({})
        if maker.signature == tree.GETTER or maker.signature == tree.MAKER and self.chance(0.3):
            maker.body = self.beginning() if self.chance(0.4) else []
            inner = tree.NONE if maker.signature == tree.GETTER and self.chance(0.6) else tree.ONE
            maker.tail = [self.lambda_of(inner, boxed=True)]
            self.frames.pop()
            return
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
        if function.signature.result != NOTHING:
            function.tail = self.typed(function.signature.result, 2, calls=self.chance(0.3))
        return out
