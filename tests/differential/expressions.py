"""Random expressions. All numbers stay small: the helper `w` takes them modulo a prime."""

import tree
from analysis import changed_by, reached
from emit.values import TAKEN, USES
from names import Names
from tree import (ANY, BOOL, INTEGER, ITEM, LIST, NOTHING, OPTION, SIZE, TEXT, TUPLE, Binary, Borrow, BorrowMut, Call,
                  Choose, Literal, Make, Test)

TEXTS = ("", "a", "b", "ab", "ba", "abc", "cab")
PRINTED = (INTEGER, TEXT, SIZE, ITEM, ANY)  # what has a `Display` that is the same in both languages


class Expressions(Names):
    # -- numbers

    def literal(self, top=9):
        return Literal(self.random.randint(0, top))

    def operand(self):
        """A variable, most of the time, or a literal."""
        integers = self.visible(INTEGER)
        if not integers or self.chance(0.1):
            return self.literal()
        near = [v for v in integers if v.owner is self.current]
        return self.read(self.random.choice(near if near and self.chance(0.3) else integers))

    def expression(self, depth=2, calls=False):
        kind = self.random.random()
        if depth == 0 or kind < 0.3:
            return self.operand()
        if kind < 0.57:
            left, right = self.expression(depth - 1, calls), self.expression(depth - 1, calls)
            return Binary(self.random.choice("+-*+"), left, right)
        if kind < 0.66:
            return Choose(self.condition(), self.operand(), self.operand())
        if kind < 0.9:
            return self.of(INTEGER) or self.operand()
        if calls and kind < 0.97:
            return self.call(fueled=False) or self.operand()
        return self.operand()

    def condition(self):
        if self.chance(0.3):
            flags = self.visible(BOOL)
            found = self.read(self.random.choice(flags)) if flags and self.chance(0.5) else self.of(BOOL)
            if found:
                return found
        return Test(self.random.choice(["divides", "above", "differs"]), self.operand(), self.random.randint(2, 4))

    def argument(self):
        return self.operand() if self.chance(0.6) else self.expression(1)

    # -- values of all types

    def of(self, gives):
        """Something about a variable of another type."""
        fits = lambda v: [f for f in USES[v.type] if f.gives == gives]
        found = [v for v in self.visible(*USES) if fits(v)]
        if not found:
            return None
        variable = self.use(self.random.choice(found))
        form = self.random.choice(fits(variable))
        return tree.Of(variable, form, self.value_for(form))

    def value_for(self, form, calls=False):
        if not form.takes_value:
            return None
        if calls and form.takes_call and self.chance(0.3):
            return self.call(form.takes, fueled=False) or self.typed(form.takes, 0)
        return self.typed(form.takes, 0)

    def take(self):
        """An option that is taken out of a variable."""
        found = [v for v in self.visible(*TAKEN) if not v.fixed and v.passed != "ref"]
        if not found:
            return None
        variable = self.use(self.random.choice(found))
        form = self.random.choice(TAKEN[variable.type])
        return tree.Take(variable, form, self.value_for(form))

    def typed(self, type_, depth=1, calls=False):
        """An expression of a type; there is a variable of a generic one."""
        if type_ == INTEGER:
            return self.expression(depth, calls)
        variables, kind = self.visible(type_), self.random.random()
        if type_ in (ITEM, ANY) or variables and kind < (0.35 if depth else 0.6):
            return self.read(self.random.choice(variables))
        if depth and kind < 0.6:
            found = self.of(type_)
        elif depth and kind < 0.7:
            found = Choose(self.condition(), self.typed(type_, 0), self.typed(type_, 0), type_)
        else:
            found = self.call(type_, fueled=False) if calls and kind < 0.85 else None
        return found or self.make(type_)

    def make(self, type_):
        """A value of a type that is made here."""
        if type_ == TEXT:
            return self.text()
        if type_ == BOOL:
            return Literal(self.chance(0.5))
        if type_ == SIZE:
            return Literal(self.random.randint(1, 6))
        counts = {OPTION: [0, 1, 1], TUPLE: [2], LIST: [0, 1, 2, 3]}
        count = self.random.choice(counts.get(type_, [0, 2, 4]))
        if type_ not in counts:
            return Make(type_, [self.literal() if k % 2 == 0 else self.operand() for k in range(count)])
        return Make(type_, [self.operand() for _ in range(count)])

    def text(self):
        if self.formatting or self.chance(0.6):
            return Literal(self.random.choice(TEXTS))
        return tree.Format(self.holes())

    # -- texts that are formatted

    def holes(self, calls=True):
        """What stands in a text: names, and calls beside them."""
        outer, self.formatting = self.formatting, True
        found = []
        for _ in range(self.random.randint(1, 3)):
            call = self.call(fueled=False) if calls and self.chance(0.4) else None
            found.append(tree.Hole(call, INTEGER) if call else self.hole())
            if call and self.chance(0.3):
                found.insert(self.random.randint(0, len(found)), self.hole(call.function))
        self.formatting = outer
        return found

    def hole(self, changer=None):
        """A variable: one that a function changes, if it can be."""
        variables = self.visible(*(t for t in tree.PLAIN if t != tree.HASH))
        if not variables:
            return tree.Hole(self.literal(), INTEGER)
        other = [v for v in variables if v.type != INTEGER]
        changed = {v for f in reached(changer) for v in changed_by(tree.roots(f))} if changer else ()
        variables = [v for v in variables if v in changed] or (other if other and self.chance(0.4) else variables)
        variable = self.use(self.random.choice(variables))
        hole = tree.Hole(tree.Read(variable), variable.type, self.chance(0.75) and not variable.field)
        if variable.type in (INTEGER, TEXT) and self.chance(0.3):
            self.align(hole)
        return hole

    def align(self, hole):
        sizes = [v for v in self.visible(SIZE) if not v.field]
        hole.fill = self.random.choice("<>")
        if sizes and self.chance(0.8):
            hole.width = self.use(self.random.choice(sizes))
        else:
            hole.fill += "4"

    # -- calls

    def place(self):
        """The function in which what is made here runs; a lambda is a part of it."""
        function = self.current
        while function.name == "lambda":
            function = function.parent
        return function

    def is_recursive_call(self, function):
        """Whether a call of `function` from here may lead back here."""
        around = [self.current, *self.current.ancestors()]
        return function in around or any(function.peer is f for f in around)

    def may_call(self, function):
        """Whether `function` may be called here. Functions call those of higher rank, in whatever order they are defined,
        so only what is meant to be recursive is."""
        here = self.place()
        around = [here, *here.ancestors()]
        signature = function.signature
        if (signature.makes or signature.callback) and not function.defined:
            return False  # nobody knows what it makes or takes
        if signature.result == ITEM and not self.visible(ITEM):
            return False
        if self.is_recursive_call(function):
            return function.recursive
        beside = next((f for f in around if f.parent is function.parent), None)
        if beside and beside.rank >= function.rank:
            return False
        # What runs here has to be known, so that all that it uses is bound; what is around is there when this runs.
        return beside is not None or all(f.defined or f.parent is not here for f in reached(function))

    def callable(self, accepts, fueled=True):
        """The functions that may be called here, of the signatures that a predicate or a list accepts."""
        test = accepts if callable(accepts) else lambda s: s in accepts
        found = [f for f in self.visible_functions(test) if self.may_call(f)]
        return [f for f in found if fueled or not self.is_recursive_call(f)]

    def gives(self, type_, nothing=False):
        """Which signatures give a value of a type, or nothing."""
        def test(s):
            if s.callback or s.makes:
                return False
            return s.result == type_ or nothing and s.result == NOTHING or s.result == ANY and type_ in PRINTED and type_ != ANY
        return test

    def call(self, type_=INTEGER, nothing=False, fueled=True):
        """A call that gives a value of a type, or may give nothing."""
        found = self.callable(self.gives(type_, nothing), fueled)
        return self.call_of(self.chosen(found), type_) if found else None

    def any_call(self):
        """A call of any function, and the type of what it gives."""
        found = self.callable(lambda s: not (s.callback or s.makes))
        return self.call_of(self.chosen(found)) if found else None

    def chosen(self, functions):
        """Recursion is for where it is meant, and helpers are there to be used."""
        new = [f for f in functions if f not in self.used]
        return self.random.choice(new if new and self.chance(0.5) else functions)

    def call_of(self, function, any_type=None):
        """A call; what is generic gets one type."""
        self.used.add(function)
        if any_type not in PRINTED or any_type == ANY:
            any_type = self.random.choice([t for t in (INTEGER, TEXT, ITEM) if t != ITEM or self.visible(ITEM)])
        signature, arguments = function.signature, []
        for k, type_ in enumerate(signature.parameters):
            arguments.append(self.argument_of(any_type if type_ == ANY else type_, signature.how(k)))
        return tree.Call(function, arguments)

    def argument_of(self, type_, how):
        if how == "value":
            return self.argument() if type_ == INTEGER else self.typed(type_)
        found = [v for v in self.visible(type_) if how == "ref" or not v.fixed and v.passed != "ref"]
        variable = self.use(self.random.choice(found)) if found and self.chance(0.85) else None
        value = None if variable else self.make(type_)
        return BorrowMut(variable, value) if how == "mut" else Borrow(variable, value, type_)

    def type_of(self, call):
        """The type of what a call gives."""
        signature = call.variable.signature if isinstance(call, tree.CallValue) else call.function.signature
        if signature.result != ANY:
            return signature.result
        return self.type_of_any(call.arguments[signature.parameters.index(ANY)])

    def type_of_any(self, e):
        """The type of an argument of a generic function: a number unless it can be seen to be something else."""
        if isinstance(e, tree.Read):
            return e.variable.type
        if isinstance(e, Call):
            return self.type_of(e)
        if isinstance(e, Literal):
            return TEXT if isinstance(e.value, str) else INTEGER
        if isinstance(e, Choose):
            return e.type
        return TEXT if isinstance(e, tree.Format) else e.form.gives if isinstance(e, tree.Of) else INTEGER

    def call_value(self):
        """A call of a closure in a variable."""
        variables = [v for v in self.visible(tree.CLOSURE) if v.owner is self.current or self.chance(0.3)]
        if not variables:
            return None
        return self.call_variable(self.random.choice(variables))

    def call_variable(self, variable, index=None):
        signature = variable.signature
        arguments = [self.operand() if t == INTEGER else self.argument_of(t, signature.how(k))
                     for k, t in enumerate(signature.parameters)]
        return tree.CallValue(self.use(variable), arguments, index)
