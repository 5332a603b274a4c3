"""Random expressions. All numbers stay small: the helper `w` takes them modulo a prime."""

import tree
from analysis import reached
from names import Names
from tree import (Apply, Binary, Call, CallValue, Choose, Either, Element, Lend, Literal, OfList, Test, Value)


class Expressions(Names):
    # -- numbers

    def literal(self, top=9):
        return Literal(self.random.randint(0, top))

    def operand(self):
        """A variable, most of the time, or a literal."""
        integers = self.visible(tree.INTEGER)
        if not integers or self.chance(0.1):
            return self.literal()
        near = [v for v in integers if v.owner is self.current]
        return self.read(self.random.choice(near if near and self.chance(0.3) else integers))

    def expression(self, depth=2, calls=False):
        kind = self.random.random()
        if depth == 0 or kind < 0.35:
            return self.operand()
        if kind < 0.65:
            left, right = self.expression(depth - 1, calls), self.expression(depth - 1, calls)
            return Binary(self.random.choice("+-*+"), left, right)
        if kind < 0.75:
            return Choose(self.condition(), self.operand(), self.operand())
        if kind < 0.9 and self.visible(tree.LIST):
            return self.of_list()
        if calls and kind < 0.97:
            return self.call(fueled=False) or self.operand()
        return self.operand()

    def of_list(self):
        variable = self.use(self.random.choice(self.visible(tree.LIST)))
        if self.chance(0.4):
            return Element(variable, self.operand())
        return OfList(variable, self.random.choice(["size", "sum", "contains"]), self.random.randint(0, 9))

    def condition(self):
        lists = self.visible(tree.LIST)
        if lists and self.chance(0.15):
            return OfList(self.use(self.random.choice(lists)), "empty")
        return Test(self.random.choice(["divides", "above", "differs"]), self.operand(), self.random.randint(2, 4))

    def argument(self):
        return self.operand() if self.chance(0.6) else self.expression(1)

    def arguments(self, signature):
        return [self.argument() for _ in range(signature.integers)]

    # -- calls

    def is_recursive_call(self, function):
        """Whether a call of `function` from here may lead back here."""
        around = [self.current, *self.current.ancestors()]
        return function in around or any(function.peer is f for f in around)

    def may_call(self, function):
        """Whether `function` may be called here. Functions call those of higher rank, in whatever order they are defined,
        so only what is meant to be recursive is."""
        around = [self.current, *self.current.ancestors()]
        if function.signature in (tree.MAKER, tree.PAIR, tree.HIGHER) and not function.defined:
            return False  # nobody knows what it makes or takes
        if self.is_recursive_call(function):
            return function.recursive
        beside = next((f for f in around if f.parent is function.parent), None)
        if beside and beside.rank >= function.rank:
            return False
        # What runs here has to be known, so that all that it uses is bound; what is around is there when this runs.
        return beside is not None or all(f.defined or f.parent is not self.current for f in reached(function))

    def callable(self, *signatures, fueled=True):
        found = [f for f in self.visible_functions(*signatures) if self.may_call(f)]
        return [f for f in found if fueled or not self.is_recursive_call(f)]

    def call(self, *signatures, fueled=True):
        """A call that gives a number, or nothing if `PROCEDURE` is among the signatures."""
        found = self.callable(*(signatures or (tree.ONE, tree.NONE, tree.TWO)), fueled=fueled)
        if not found:
            return None
        # Recursion is for where it is meant, and helpers are there to be used.
        new = [f for f in found if f not in self.used]
        return self.call_of(self.random.choice(new if new and self.chance(0.5) else found))

    def call_of(self, function):
        self.used.add(function)
        return Call(function, self.arguments(function.signature))

    def call_value(self):
        """A call of a closure in a variable."""
        variables = [v for v in self.visible(tree.CLOSURE) if v.owner is self.current or self.chance(0.3)]
        if not variables:
            return None
        variable = self.use(self.random.choice(variables))
        return CallValue(variable, [self.operand() for _ in range(variable.signature.integers)])

    # -- functions as values

    def makes_closures(self):
        """A recursive function has no handles of what is shared, so none is made in one."""
        return not any(f.recursive for f in (self.current, *self.current.ancestors()))

    def value(self, function, boxed=False):
        self.used.add(function)
        return Value(function, boxed)

    def given(self, function):
        """A function as an argument: itself, or lent."""
        if self.makes_closures() and self.chance(0.6):
            return self.value(function)
        self.used.add(function)
        return Lend(function, self.operand() if self.chance(0.5) else None)

    def higher_call(self, function=None, taker=None):
        """A call that passes a function: to a nested function that takes one, or to a helper."""
        functions = [function] if function else self.callable(tree.ONE, fueled=False)
        if not functions:
            return None
        function = function or self.random.choice(functions)
        takers = [f for f in self.callable(tree.HIGHER, fueled=False) if f is not function]
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
        others = [f for f in self.callable(function.signature, fueled=False) if f is not function]
        if not others:
            return self.value(function, boxed=True)
        other = self.random.choice(others)
        return Either(self.condition(), self.value(function, True), self.value(other, True))
