"""Random functions as values: nested functions and lambdas that are made, lent or passed on."""

import tree
from expressions import Expressions
from tree import (INTEGER, LIST, ONE, Apply, Binary, Call, Chain, Either, Function, Inline, Lambda, Read, Step, Test,
                  Value)


class Lambdas(Expressions):
    def makes_closures(self):
        """A recursive function has no handles of what is shared, so none is made in one."""
        return not any(f.recursive for f in (self.current, *self.current.ancestors()))

    def value(self, function, boxed=False):
        self.used.add(function)
        return Value(function, boxed)

    def lambda_of(self, signature, boxed, function=None):
        """A `move` lambda, which calls a function if there is one."""
        made = Function("lambda", "lambda", signature, self.current)
        self.current = made
        for _ in signature.parameters:
            made.parameters.append(self.variable(INTEGER, stem="x", hides=False, fixed=True))
        self.frames.append({p.name: p for p in made.parameters})
        made.tail = self.around_call(function) if function or self.chance(0.5) else self.expression(2)
        self.frames.pop()
        self.current, made.defined = made.parent, True
        return Lambda(made, boxed)

    def around_call(self, function=None):
        """A call, and something with what it gives."""
        call = self.call_of(function) if function else self.call(fueled=False)
        if not call:
            return self.expression(2)
        return call if self.chance(0.4) else Binary(self.random.choice("+*"), call, self.operand())

    def given(self, function):
        """A function as an argument: itself, or lent, or in a lambda."""
        if self.makes_closures() and self.chance(0.5):
            return self.value(function)
        return self.inline(None if self.chance(0.15) else function)

    def inline(self, function):
        parameter = self.variable(INTEGER, stem="x", hides=False, fixed=True)
        return Inline(parameter, self.with_parameter(parameter, function))

    def with_parameter(self, parameter, function):
        """What a lambda that is used at once does with its parameter."""
        if function:
            self.used.add(function)
            call = Call(function, [Read(parameter)])
            return Binary("+", call, self.operand()) if self.chance(0.5) else call
        return Binary(self.random.choice("+-*"), Read(parameter), self.operand())

    def higher_call(self, function=None, taker=None):
        """A call that passes a function: to a nested function that takes one, or to a helper."""
        functions = [function] if function else self.callable([ONE], fueled=False)
        if not functions:
            return None
        function = function or self.random.choice(functions)
        takers = [f for f in self.callable([tree.HIGHER], fueled=False) if f is not function]
        if not taker and takers and self.chance(0.6):
            taker = self.random.choice(takers)
        if not taker:
            return Apply(self.argument(), self.given(function), self.chance(0.4))
        self.used.add(taker)
        given = self.given(function)
        taker.parameters[-1].members.append(function)
        return Call(taker, [self.argument(), given])

    def choice_of(self, function):
        """One of two functions, chosen when the program runs."""
        others = [f for f in self.callable([function.signature], fueled=False) if f is not function]
        if not others:
            return self.value(function, boxed=True)
        other = self.random.choice(others)
        return Either(self.condition(), self.value(function, True), self.value(other, True))

    # -- iterator adapters

    def chain(self, function=None):
        """A chain of adapters that gives a number."""
        kinds = [["map"], ["filter"], ["filter", "map"], ["map", "filter"], ["any"], ["all"], ["map", "any"]]
        steps = self.random.choice(kinds)
        end = "" if steps[-1] in ("any", "all") else self.random.choice(["sum", "sum", "count", "max"])
        return self.chain_of(steps, end, function)

    def for_each(self, function):
        return self.chain_of(self.random.choice([["for_each"], ["filter", "for_each"]]), "", function)

    def chain_of(self, kinds, end, function):
        lists, steps = self.visible(LIST), []
        variable = self.use(self.random.choice(lists)) if lists and self.chance(0.7) else None
        for k, what in enumerate(kinds):
            parameter = self.variable(INTEGER, stem="x", hides=False, fixed=True)
            called = function if k == len(kinds) - 1 else None
            steps.append(Step(what, parameter, self.step_body(what, parameter, called)))
        return Chain(variable, self.random.randint(1, 3), steps, end)

    def step_body(self, what, parameter, function):
        if what == "for_each":
            self.used.add(function)
            return Call(function, [Read(parameter)])
        functions = self.callable([ONE], fueled=False)
        function = function or (self.random.choice(functions) if functions and self.chance(0.5) else None)
        value = self.with_parameter(parameter, function)
        if what == "map":
            return value
        return Test(self.random.choice(["divides", "above", "differs"]), value, self.random.randint(2, 4))
