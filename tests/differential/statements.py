"""Random statements that have no blocks."""

import tree
from emit.values import CHANGES
from expressions import PRINTED
from lambdas import Lambdas
from tree import (HASH, INTEGER, LIST, NONE, NOTHING, ONE, OPTION, SIZE, TEXT, TUPLE, Assign, Change, Do, Either, Fuel,
                  Hole, If, Items, Let, Literal, Push, Read, Trace)


class Simple(Lambdas):
    def simple(self):
        other = 1 if self.palette else 0
        makers = [
            (1.5, self.let_integer), (0.8, self.let_list), (3.5, self.assign), (2, lambda: self.change(LIST)),
            (3, self.call_statement), (1.2, lambda: self.trace(self.expression(2, calls=True))), (1.4, self.higher_statement),
            (1.5 * self.value_rate, self.call_value_statement), (0.5, self.chain_statement), (0.4, self.assign_two),
            (1.2, self.print_statement), (0.4, self.assert_statement), (1.8 * other, self.let_other),
            (3 * other, self.change_other), (0.8 * other, self.trace_other), (0.4 * other, self.let_tuple),
        ]
        if self.makes_closures():
            makers += [(self.value_rate, self.let_closure), (0.6 * self.value_rate, self.let_lambda),
                       (1.2 * self.value_rate, self.push_closure), (0.6 * self.value_rate, self.call_all)]
        return makers

    # -- variables

    def trace(self, value):
        self.traces += 1
        return Trace(self.traces, value)

    def let(self, variable, value):
        self.bind(variable)
        return Let([variable], value)

    def let_integer(self, value=None):
        value = value or self.expression(2)
        return self.let(self.variable(INTEGER, typed=not self.chance(self.untyped)), value)

    def let_list(self):
        values = [self.operand() for _ in range(self.random.randint(0, 3))]
        variable = self.variable(LIST, typed=not values or not self.chance(self.untyped))
        return self.let(variable, tree.Make(LIST, values))

    def let_other(self, type_=None, value=None):
        """A variable of another type than a number."""
        type_ = type_ or self.random.choice(self.palette)
        if type_ == TEXT and not value and self.chance(0.2):
            # `let s = "ab";`
            return self.let(self.variable(TEXT, passed="ref", fixed=True, typed=self.chance(0.5)), Literal("ab"))
        value = value or self.typed(type_, calls=self.chance(0.3))
        empty = isinstance(value, tree.Make) and not value.values
        typed = type_ == SIZE or empty or not self.chance(self.untyped)
        return self.let(self.variable(type_, typed=typed), value)

    def let_tuple(self):
        """`let (a, b) = p;`"""
        value = self.typed(TUPLE, calls=True)
        variables = []
        for _ in range(2):
            variables.append(self.variable(INTEGER, apart=variables, typed=not self.chance(self.untyped)))
        for variable in variables:
            self.bind(variable)
        return tree.LetTuple(variables, value)

    def changeable(self, *types):
        """A variable to change: more often than not, one that lives further out."""
        found = [v for v in self.visible(*types) if not v.fixed and v.passed != "ref"]
        outer = [v for v in found if v.owner is not self.current]
        if outer and self.chance(0.4):
            found = outer
        return self.use(self.random.choice(found)) if found else None

    def assign(self, value=None):
        variable = self.changeable(INTEGER)
        if not variable:
            return None
        if not value and self.chance(0.4):
            return Assign(variable, self.literal(), adds=True)
        value = value or self.expression(2)
        if self.chance(0.7):
            value = tree.Binary("+", Read(variable), value)
        return Assign(variable, value)

    def assign_two(self):
        """`(a, b) = (b, a + b);`"""
        found = [v for v in self.visible(INTEGER) if not v.fixed and not v.field]
        if len(found) < 2:
            return None
        first, second = (self.use(v) for v in self.random.sample(found, 2))
        return tree.AssignTwo(first, second, tree.Binary("+", Read(first), self.operand()))

    def change(self, *types):
        variable = self.changeable(*types)
        if not variable:
            return None
        form = self.random.choice([f for f in CHANGES[variable.type] if not (f.rebinds and variable.passed == "mut")])
        if variable.type == TEXT and self.chance(0.35):
            return tree.Write(variable, self.holes())
        return Change(variable, form, self.value_for(form, calls=True))

    def change_other(self):
        return self.change(*(t for t in (*self.palette, *self.generics) if t != LIST))

    # -- what is printed

    def trace_other(self):
        type_ = self.random.choice(self.palette)
        if type_ == TEXT:
            self.traces += 1
            return Trace(self.traces, self.typed(TEXT, calls=True), TEXT)
        value = self.typed(type_, calls=True)
        has_type = isinstance(value, (Read, tree.Of, tree.Call)) or type_ in (tree.BOOL, SIZE, TUPLE)
        return self.print_of(value, type_) if has_type and type_ != HASH else None

    def print_of(self, value, type_):
        self.traces += 1
        return tree.Print(self.traces, [Hole(value, type_)])

    def print_statement(self):
        self.traces += 1
        return tree.Print(self.traces, self.holes())

    def assert_statement(self):
        return tree.Assert(self.operand(), self.holes())

    # -- calls

    def call_statement(self, call=None):
        if not call:
            call = self.any_call() if self.chance(0.4) else self.call(nothing=True)
        if not call:
            return None
        guarded = self.is_recursive_call(call.function)
        made = self.use_value(call, self.type_of(call), not guarded)
        return [If(Fuel(), made, [])] if guarded else made

    def use_value(self, value, type_, may_bind):
        """Statements that do something with what a call gives."""
        if type_ == NOTHING or self.chance(0.1):
            return [Do(value)]
        if type_ == INTEGER:
            return self.use_number(value, may_bind)
        if type_ == OPTION and self.chance(0.5):
            return [self.if_let(0, value)]
        if type_ in (tree.ITEM, tree.ANY) or may_bind and self.chance(0.5):
            return [self.let_other(type_, value)] if may_bind else [Do(value)]
        if type_ == HASH:
            return [Do(value)]
        return [self.print_of(value, type_)]

    def use_number(self, value, may_bind):
        """Statements that do something with a number."""
        kind = self.random.random()
        if kind < 0.45:
            return [self.trace(value)]
        if kind < 0.7:
            made = self.assign(value)
            return [made] if made else [Do(value)]
        if kind < 0.95 and may_bind:
            made = [self.let_integer(value)]
            variable = self.changeable(LIST) if kind > 0.85 else None
            return made + [Change(variable, CHANGES[LIST][0], Read(made[0].variables[0]))] if variable else made
        return [Do(value)]

    def higher_statement(self, function=None, taker=None):
        call = self.higher_call(function, taker)
        return self.trace(call) if call else None

    def chain_statement(self, function=None):
        """Iterator adapters that give a number, or call a function for each element."""
        functions = [function] if function else self.callable([ONE, tree.PROCEDURE], fueled=False)
        function = function or (self.random.choice(functions) if functions and self.chance(0.7) else None)
        if function and (function.signature == tree.PROCEDURE or self.chance(0.3)):
            return Do(self.for_each(function))
        return self.trace(self.chain(function))

    def call_value_statement(self):
        call = self.call_value()
        return self.use_value(call, self.type_of(call), True) if call else None

    # -- closures

    def let_closure(self, function=None):
        """`let g = f;`, in a box or not, or what a maker makes."""
        found = [function] if function else self.callable(lambda s: s.is_plain and s != tree.TWO or s.makes, fueled=False)
        if not found:
            return None
        function = function or self.random.choice(found)
        if function.signature.makes:
            return self.let_made(function)
        value = self.value(function)
        if self.chance(0.3):
            value = self.choice_of(function)
        return self.let_value(value, function.signature)

    def let_value(self, value, signature):
        variable = self.variable(tree.CLOSURE, boxed=isinstance(value, Either) or value.boxed)
        variable.signature = signature
        variable.members = [v.function for v in ([value.yes, value.no] if isinstance(value, Either) else [value])]
        return self.let(variable, value)

    def let_lambda(self, function=None):
        signature = self.random.choice([ONE, ONE, NONE])
        let = self.let_value(self.lambda_of(signature, self.chance(0.4), function), signature)
        call = self.call_variable(let.variables[0])
        return [let, self.trace(call)] if self.chance(0.5) else let

    def let_made(self, maker):
        call, variables = self.call_of(maker), []
        for value in maker.tail:
            variable = self.variable(tree.CLOSURE, apart=variables)
            variable.signature, variable.members = value.function.signature, [value.function]
            variables.append(variable)
        for variable in variables:
            self.bind(variable)
        return Let(variables, call)

    def let_and_call(self, function):
        let = self.let_closure(function)
        made = [let] if let else []
        for variable in let.variables if let else ():
            if made[1:] or self.chance(0.3):
                made += self.changed_between()
            call = self.call_variable(variable)
            made += self.use_value(call, self.type_of(call), True)
        return made

    def changed_between(self):
        """A change between the moment when a closure is made and its call."""
        made = self.assign()
        return [made] if made else []

    def closures(self):
        return [v for v in self.visible(tree.CLOSURES) if v.owner is self.current]

    def let_closures(self):
        """A list of closures, empty or not."""
        functions = [f for f in self.callable([ONE], fueled=False) if self.chance(0.5)][:3]
        variable = self.variable(tree.CLOSURES, members=functions)
        return self.let(variable, Items([self.value(f, boxed=True) for f in functions]))

    def push_closure(self, function=None):
        if not self.closures():
            return None
        functions = [function] if function else self.callable([ONE, tree.MAKER], fueled=False)
        variable = self.random.choice(self.closures())
        if not function and (not functions or self.chance(0.25)):
            value = self.lambda_of(ONE, True)
            variable.members.append(value.function)
            return Push(variable, value)
        function = function or self.random.choice(functions)
        if function.signature == tree.MAKER:
            variable.members.append(function.tail[0].function)
            return Push(variable, self.call_of(function))
        variable.members.append(function)
        return Push(variable, self.value(function, boxed=True))

    def call_all(self):
        """Calls every closure of a list, or one of them."""
        if not self.closures():
            return None
        closures = self.use(self.random.choice(self.closures()))
        if self.chance(0.5):
            index = self.random.randint(0, 2)
            call = tree.CallValue(closures, [self.operand()], index)
            return If(tree.Test("longer", Read(closures), index), [self.trace(call)], [])
        variable = self.variable(tree.CLOSURE, stem="each", fixed=True, boxed=False)
        variable.members = closures.members  # the same list: what is pushed later is in it, too
        return tree.ForEach(variable, closures, [self.trace(tree.CallValue(variable, [self.operand()]))])
