"""Random statements."""

import tree
from emit.lists import CHANGES
from expressions import Expressions
from tree import (Assign, Block, Change, Do, Either, For, ForEach, Fuel, If, Items, Leave, Let, Literal, Push, Read,
                  Return, Test, Trace, Value, While)


class Statements(Expressions):
    def statement(self, depth, top):
        """A few statements that belong together; `top` is the block of the factory itself."""
        makers = self.simple() + (self.compound(depth) if depth > 0 else []) + self.leaving(top)
        for _ in range(6):
            made = self.random.choices([m for _, m in makers], [w for w, _ in makers])[0]()
            if made:
                return made if isinstance(made, list) else [made]
        return [self.trace(self.operand())]

    def simple(self):
        makers = [
            (2, self.let_integer), (0.8, self.let_list), (4, self.assign), (2, self.change_list), (3, self.call_statement),
            (1.2, lambda: self.trace(self.expression(2, calls=True))), (1.4, self.higher_statement),
            (1.5 * self.value_rate, self.call_value_statement),
        ]
        if self.makes_closures():
            makers += [(self.value_rate, self.let_closure), (1.2 * self.value_rate, self.push_closure),
                       (0.6 * self.value_rate, self.call_all)]
        return makers

    def compound(self, depth):
        inner = depth - 1
        return [
            (1.3, lambda: self.condition_statement(inner)), (1.8, lambda: self.for_loop(inner)),
            (0.3, lambda: self.while_loop(inner)),
            (0.4, lambda: Block(self.block(self.random.randint(1, 3), inner, nest=0.3))),
        ]

    def leaving(self, top):
        makers = []
        if self.loops and not top:
            makers.append((0.3, self.leave))
        if self.current.parent and not self.loops and self.current.signature.result == tree.INTEGER:
            makers.append((0.5, lambda: If(self.condition(), [Return(self.operand())], [])))
        return makers

    # -- numbers and lists

    def trace(self, value):
        self.traces += 1
        return Trace(self.traces, value, isinstance(value, Read) and self.chance(0.15))

    def let(self, variable, value):
        self.bind(variable)
        return Let([variable], value)

    def let_integer(self, value=None):
        value = value or self.expression(2)
        return self.let(self.variable(tree.INTEGER, typed=not self.chance(self.untyped)), value)

    def let_list(self):
        values = [self.operand() for _ in range(self.random.randint(0, 3))]
        return self.let(self.variable(tree.LIST, typed=not values or not self.chance(self.untyped)), Items(values))

    def changeable(self, type_):
        """A variable to change: more often than not, one that lives further out."""
        found = [v for v in self.visible(type_) if not v.fixed]
        outer = [v for v in found if v.owner is not self.current]
        if outer and self.chance(0.4):
            found = outer
        return self.use(self.random.choice(found)) if found else None

    def assign(self, value=None):
        variable = self.changeable(tree.INTEGER)
        if not variable:
            return None
        if not value and self.chance(0.4):
            return Assign(variable, self.literal(), adds=True)
        value = value or self.expression(2)
        if self.chance(0.7):
            value = tree.Binary("+", Read(variable), value)
        return Assign(variable, value)

    def change_list(self):
        variable = self.changeable(tree.LIST)
        if not variable:
            return None
        how = self.random.randrange(len(CHANGES))
        return Change(variable, how, self.expression(1) if CHANGES[how].takes_value else None)

    # -- calls

    def call_statement(self, call=None):
        call = call or self.call(tree.ONE, tree.ONE, tree.NONE, tree.TWO, tree.PROCEDURE)
        if not call:
            return None
        guarded = self.is_recursive_call(call.function)
        made = [Do(call)] if call.function.signature.result == "nothing" else self.use_number(call, not guarded)
        return [If(Fuel(), made, [])] if guarded else made

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
            variable = self.changeable(tree.LIST) if kind > 0.85 else None
            return made + [Change(variable, 0, Read(made[0].variables[0]))] if variable else made
        return [Do(value)]

    def higher_statement(self, function=None, taker=None):
        call = self.higher_call(function, taker)
        return self.trace(call) if call else None

    def call_value_statement(self):
        call = self.call_value()
        if not call:
            return None
        return [Do(call)] if call.variable.signature.result == "nothing" else self.use_number(call, True)

    # -- closures

    def let_closure(self, function=None):
        """`let g = f;`, in a box or not, or what a maker makes."""
        found = [function] if function else self.callable(*tree.VALUES, tree.MAKER, tree.PAIR, fueled=False)
        if not found:
            return None
        function = function or self.random.choice(found)
        if function.signature in (tree.MAKER, tree.PAIR):
            return self.let_made(function)
        value = self.value(function)
        if self.chance(0.3):
            value = self.choice_of(function)
        variable = self.variable(tree.CLOSURE, boxed=not isinstance(value, Value) or value.boxed)
        variable.signature = function.signature
        variable.members = [v.function for v in ([value.yes, value.no] if isinstance(value, Either) else [value])]
        return self.let(variable, value)

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
            arguments = [self.operand() for _ in range(variable.signature.integers)]
            call = tree.CallValue(self.use(variable), arguments)
            made.append(Do(call) if variable.signature.result == "nothing" else self.trace(call))
        return made

    def closures(self):
        return [v for v in self.visible(tree.CLOSURES) if v.owner is self.current]

    def let_closures(self):
        """A list of closures, empty or not."""
        functions = [f for f in self.callable(tree.ONE, fueled=False) if self.chance(0.5)][:3]
        variable = self.variable(tree.CLOSURES, members=functions)
        return self.let(variable, Items([self.value(f, boxed=True) for f in functions]))

    def push_closure(self, function=None):
        functions = [function] if function else self.callable(tree.ONE, tree.MAKER, fueled=False)
        if not self.closures() or not functions:
            return None
        variable, function = self.random.choice(self.closures()), function or self.random.choice(functions)
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
            return If(Test("longer", Read(closures), index), [self.trace(call)], [])
        variable = self.variable(tree.CLOSURE, stem="each", fixed=True, boxed=False)
        variable.members = closures.members  # the same list: what is pushed later is in it, too
        return ForEach(variable, closures, [self.trace(tree.CallValue(variable, [self.operand()]))])

    # -- compound statements

    def condition_statement(self, depth):
        condition = self.condition()
        then = self.block(self.random.randint(1, 2), depth, nest=0.15)
        other = self.block(self.random.randint(1, 2), depth, nest=0.1) if self.chance(0.4) else []
        return If(condition, then, other)

    def for_loop(self, depth):
        lists = self.visible(tree.LIST)
        items = self.use(self.random.choice(lists)) if lists and self.chance(0.25) else None
        variable = self.variable(tree.INTEGER, stem="i", fixed=True)
        body = self.loop_body(depth, [variable])
        return For(variable, self.random.randint(1, 3), items, body)

    def while_loop(self, depth):
        """Nobody else sees the counter, which changes all the time; the body has a copy for each turn."""
        counter = self.variable(tree.INTEGER, stem="k", hides=False, fixed=True)
        turn = self.variable(tree.INTEGER, stem="k_now", fixed=True)
        body = self.loop_body(depth, [turn])
        body.insert(0, Let([turn], Read(counter)))
        return [Let([counter], Literal(0)), While(counter, self.random.randint(1, 3), body)]

    def loop_body(self, depth, bound):
        self.loops += 1
        body = self.block(self.random.randint(1, 4), depth, nest=0.6, bound=bound)
        self.loops -= 1
        return body

    def leave(self):
        return If(self.condition(), [Leave(self.random.choice(["break", "continue"]))], [])
