"""Random statements with blocks: branches, loops, and what leaves them."""

import tree
from analysis import changed_by, read_by
from statements import Simple
from tree import (INTEGER, LIST, MAP, NOTHING, OPTION, TEXT, TUPLE, Arm, Block, For, If, IfLet, Leave, Let, Literal,
                  Match, Read, Return, While)


class Control(Simple):
    def statement(self, depth, top):
        """A few statements that belong together; `top` is the block of the factory itself."""
        makers = self.simple() + (self.compound(depth) if depth > 0 else []) + self.leaving(top)
        for _ in range(6):
            made = self.random.choices([m for _, m in makers], [w for w, _ in makers])[0]()
            if made:
                return made if isinstance(made, list) else [made]
        return [self.trace(self.operand())]

    def compound(self, depth):
        inner = depth - 1
        return [
            (1.2, lambda: self.condition_statement(inner)), (1.6, lambda: self.for_loop(inner)),
            (0.3, lambda: self.while_loop(inner)), (0.3, lambda: self.loop(inner)), (0.7, lambda: self.while_let(inner)),
            (0.7, lambda: self.if_let(inner)), (1.2, lambda: self.match(inner)),
            (0.4, lambda: Block(self.block(self.random.randint(1, 3), inner, nest=0.3))),
        ]

    def leaving(self, top):
        makers = []
        if self.labels and not top:
            makers.append((0.3 if len(self.labels) < 2 else 2, self.leave))
        if self.may_return():
            makers += [(0.5, lambda: If(self.condition(), [self.early_return()], []))]
        if self.labels and not top or self.may_return():
            makers.append((0.5, self.let_else))
        return makers

    # -- branches

    def condition_statement(self, depth):
        condition = self.condition()
        then = self.block(self.random.randint(1, 2), depth, nest=0.15)
        other = self.block(self.random.randint(1, 2), depth, nest=0.1) if self.chance(0.4) else []
        return If(condition, then, other)

    def some(self, apart=()):
        """A variable that a pattern binds; nobody can write its type."""
        return self.variable(INTEGER, stem="y", fixed=True, apart=apart)

    def an_option(self):
        """An option, but no `None`, which has no type where it is matched."""
        found = self.any_option()
        return tree.Make(OPTION, [self.operand()]) if isinstance(found, (tree.Make, tree.Choose)) else found

    def any_option(self):
        """An option: of a variable, of a call, or taken out of something."""
        kind = self.random.random()
        if kind < 0.3:
            return self.take() or self.typed(OPTION, calls=True)
        return self.call(OPTION, fueled=False) or self.typed(OPTION) if kind < 0.6 else self.typed(OPTION)

    def if_let(self, depth, value=None):
        value, variable = value or self.an_option(), self.some()
        then = self.block(self.random.randint(1, 2), depth, nest=0.15, bound=[variable])
        if self.chance(0.5):
            then.insert(0, self.trace(Read(variable)))
        other = self.block(self.random.randint(1, 2), depth) if self.chance(0.4) else []
        return IfLet(variable, value, then, other)

    def let_else(self):
        value, variable = self.an_option(), self.some()
        leave = [self.trace(self.operand())] if self.chance(0.3) else []
        leave.append(self.any_leave() if self.labels and (self.chance(0.5) or not self.may_return()) else self.early_return())
        self.bind(variable)
        return tree.LetElse(variable, value, leave)

    def match(self, depth):
        type_ = self.random.choice([INTEGER, INTEGER, OPTION, *(t for t in (TEXT, TUPLE) if t in self.palette)])
        value, result = self.matched(type_), None
        if self.chance(0.5):
            result = self.random.choice([INTEGER, INTEGER, *self.palette])
        arms = [self.arm(what, type_, depth, result) for what in self.kinds_of_arms(type_)]
        if not result:
            return Match(value, type_, arms)
        typed = result == tree.SIZE or not self.chance(self.untyped / 2)
        variable = self.variable(result, typed=typed)
        self.bind(variable)
        return Match(value, type_, arms, variable)

    def matched(self, type_):
        if type_ == INTEGER:
            value = self.call(fueled=False) if self.chance(0.3) else None
            return tree.Binary("%", value or self.operand(), Literal(self.random.randint(3, 5)))
        if type_ == OPTION:
            return self.an_option()
        variables = self.visible(type_)
        return self.read(self.random.choice(variables)) if variables and self.chance(0.7) else self.typed(type_, calls=True)

    def kinds_of_arms(self, type_):
        """What the arms are for; all together, everything."""
        some = lambda *kinds: [k for k in kinds if self.chance(0.4)]
        if type_ == OPTION:
            found = some("some constant", "some guarded") + self.random.sample(["none", "some"], 2)
            return found if self.chance(0.8) else found[:-1] + ["any"]
        if type_ == TUPLE:
            return some("pair constant", "pair guarded") + ["pair"]
        if type_ == TEXT:
            return ["texts"] + some("texts", "name guarded") + ["any"]
        return self.random.choice([["numbers"], ["numbers", "range"], ["range"], ["numbers", "name guarded"]]) + \
            some("numbers") + [self.random.choice(["any", "name"])]

    def arm(self, kind, type_, depth, result):
        what, _, more = kind.partition(" ")
        constants, variables = [], []
        if what == "numbers":
            constants = self.random.sample(range(5), self.random.choice([1, 1, 2]))
        elif what == "texts":
            constants = self.random.sample(["", "a", "ab", "abc"], self.random.choice([1, 2]))
        elif what == "range":
            constants = [1, self.random.randint(2, 4)]
        elif more == "constant":
            constants = [self.random.randint(0, 3)]
        if what == "pair":
            for _ in range(2 - len(constants)):
                variables.append(self.some(variables))
        elif what in ("some", "name") and not constants and type_ != TEXT:
            variables = [self.some()]
        self.frames.append({v.name: v for v in variables})
        guard = self.condition() if more == "guarded" else None
        arm = Arm(what, constants, variables, guard, [])
        if not result or self.chance(0.25):
            arm.body = self.block(self.random.randint(1, 2), depth, nest=0.15, at_end=lambda: self.result(arm, result))
        else:
            self.result(arm, result)
        self.frames.pop()
        return arm

    def result(self, arm, type_):
        """The value of an arm, if it has one; it sees the variables of its block."""
        arm.value = self.typed(type_, calls=self.chance(0.5)) if type_ else None
        return []

    # -- loops

    def for_loop(self, depth):
        lists = self.visible(LIST, MAP)
        items = self.use(self.random.choice(lists)) if lists and self.chance(0.3) else None
        variable = self.variable(INTEGER, stem="i", fixed=True)
        second = self.variable(INTEGER, stem="j", fixed=True, apart=[variable]) if items and items.type == MAP else None
        body = self.loop_body(depth, [v for v in (variable, second) if v])
        loop = For(variable, self.random.randint(1, 3), items, body, second, label=self.last_label)
        quiet = not any(isinstance(n, (tree.Call, tree.CallValue, tree.VALUED, tree.Define)) for n in tree.walk(body))
        loop.borrows = bool(items) and quiet and items not in changed_by(body) and self.chance(0.6)
        return loop

    def while_loop(self, depth):
        """Nobody else sees the counter, which changes all the time; the body has a copy for each turn."""
        counter = self.variable(INTEGER, stem="k", hides=False, fixed=True)
        turn = self.variable(INTEGER, stem="k_now", fixed=True)
        body = self.loop_body(depth, [turn])
        body.insert(0, Let([turn], Read(counter)))
        return [Let([counter], Literal(0)), While(counter, self.random.randint(1, 3), body, self.last_label)]

    def while_let(self, depth):
        value, variable = self.take() if self.chance(0.7) else self.an_option(), self.some()
        if not value or isinstance(value, tree.Make):
            return None
        body = self.loop_body(depth, [variable])
        return tree.WhileLet(variable, value, body, self.last_label)

    def loop(self, depth):
        body, condition = self.loop_body(depth, []), self.condition()
        # Where the body hides a variable of the condition, the condition stands before that.
        names = {v.name for v in read_by([condition])}
        hides = (k for k, s in enumerate(body) if names & {v.name for v in tree.bindings(s)})
        body.insert(self.random.randint(0, next(hides, len(body))), If(condition, [Leave("break")], []))
        return tree.Loop(body, self.last_label)

    def loop_body(self, depth, bound):
        label = f"l{self.number()}"
        self.labels.append(label)
        body = self.block(self.random.randint(1, 4), depth, nest=0.6, bound=bound)
        self.labels.pop()
        self.last_label = label
        return body

    # -- leaving

    def leave(self):
        return If(self.condition(), [self.any_leave()], [])

    def any_leave(self):
        how, labels = self.random.choice(["break", "continue"]), self.labels
        if len(labels) > 1 and self.chance(0.7):
            return Leave(how, self.random.choice(labels[:-1]))
        return Leave(how, labels[-1] if self.chance(0.15) else "")

    def may_return(self):
        """Whether the current function may return early."""
        return bool(self.current.parent) and not self.current.signature.makes

    def early_return(self):
        result = self.current.signature.result
        return Return(None if result == NOTHING else self.typed(result, 1))
