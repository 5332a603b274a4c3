"""Takes out of a program what the documented limits of the crate refuse.

The generator writes what is possible in Python. Each rule here finds the statements that Rust, or the crate, refuses for a
reason that the README states; they go, and what is left is looked at again.
"""

import tree
from analysis import Facts, changed_by, read_by
from tree import (Apply, Call, CallValue, Define, ForEach, If, Lend, Let, Literal, Value, nodes_of,
                  statements, walk)


def make_legal(program):
    """Removes statements until no rule finds any."""
    while True:
        facts = Facts(program)
        bad = find_bad(facts)
        if not bad and not remove_unused(facts):
            return program
        for function in facts.functions:
            clean(function, bad)
        program.results = [r for r in program.results if r not in bad]
        repair(program)
        if not program.results and program.factory.tail is None:
            program.factory.tail = Literal(0)


def find_bad(facts):
    bad = set()
    for function in facts.functions:
        bad |= changes_after_capture(facts, function)
        for part in evaluated(function):
            if any(rule(facts, function, part) for rule in RULES):
                bad.add(part)
    return bad | bad_results(facts)


def evaluated(function):
    """What is evaluated at once: statements that have no blocks, conditions, and results."""
    for s, _ in statements(function.body):
        if isinstance(s, If):
            yield s.condition
        elif isinstance(s, Define):
            continue
        else:
            yield s
    if isinstance(function.tail, tree.Node):
        yield function.tail


def clean(function, bad):
    """Takes the bad statements out of a function."""
    for _, block in list(statements(function.body)):
        block[:] = [s for s in block if s not in bad and getattr(s, "condition", None) not in bad]
    if isinstance(function.tail, tree.Node) and function.tail in bad:
        function.tail = Literal(0)


def repair(program):
    """What used variables whose `let` is gone goes, too, and what became empty."""
    while True:
        facts = Facts(program)
        bound = {p for f in facts.functions for p in f.parameters}
        for f in facts.functions:
            for n in nodes_of(f):
                bound |= bindings(n)
        bad = set()
        for f in facts.functions:
            for part in evaluated(f):
                nodes = [part] if not isinstance(part, tree.LOOPS) else [head(part)]
                if any(v not in bound for v in {**read_by(nodes), **changed_by(nodes)}):
                    bad.add(part)
            bad |= {s for s, _ in statements(f.body) if isinstance(s, (If, tree.Block)) and empty(s)}
            clean(f, bad)
        program.results = [r for r in program.results if not isinstance(r, tree.Read) or r.variable in bound]
        if not bad:
            return


def bindings(n):
    if isinstance(n, Let):
        return set(n.variables)
    if isinstance(n, (tree.For, ForEach)):
        return {n.variable}
    return set()


def head(loop):
    """What a loop uses itself."""
    items = getattr(loop, "items", None) or getattr(loop, "closures", None)
    return tree.Read(items) if items else Literal(0)


def empty(s):
    return not any(tree.blocks_of(s)) or (isinstance(s, If) and not s.then)


def remove_unused(facts):
    """Removes functions that nobody uses any more."""
    used, removed = facts.used(), False
    for function in facts.functions:
        for s, block in list(statements(function.body)):
            if isinstance(s, Define) and s.function not in used:
                block.remove(s)
                removed = True
    return removed


# -- rules: each looks at one part of a function


def argument_is_changed(facts, function, part):
    """Arguments that read what the call itself changes; rustc borrows that for the whole call."""
    for call in walk([part]):
        if isinstance(call, (Call, Apply)):
            functions = called_in(call)
            changed = {v for f in functions for v in facts.changed(f)}
            arguments = call.arguments if isinstance(call, Call) else [call.argument]
            if any(v in changed for v in read_by(arguments)):
                return True
    return False


def called_in(call):
    """The functions that a call calls, and those that it passes on."""
    found = [call.function] if isinstance(call, Call) else []
    return found + [n.function for n in walk(call.parts()) if isinstance(n, (Value, Lend))]


def passed_while_held(facts, function, part):
    """A function that is passed on while one that runs has what it changes."""
    for call in walk([part]):
        given = call.arguments[-1] if isinstance(call, Call) and call.function.signature.callback else None
        if isinstance(call, Apply):
            given = call.given
        if given is None:
            continue
        needed = facts.needed(given.function)
        if isinstance(call, Call) and facts.clash(needed, facts.needed(call.function)):
            return True
        if isinstance(given, Value) and facts.clash(needed, facts.running.get(function, {})):
            return True
    return False


def called_while_held(facts, function, part):
    """A closure in a variable that is called while a function that runs has what it changes."""
    for call in walk([part]):
        if isinstance(call, CallValue) and call.variable not in function.parameters:
            for member in call.variable.members:
                if facts.clash(facts.needed(member), facts.running.get(function, {})):
                    return True
    return False


def made_in_recursion(facts, function, part):
    """A closure over shared variables, made in a function that is recursive and so has no handle."""
    if not any(f in facts.recursive for f in (function, *function.ancestors())):
        return False
    made = [n.function for n in walk([part]) if isinstance(n, Value)]
    made += [g for n in walk([part]) if isinstance(n, Call) for f in facts.reach(n.function) for g in facts.values[f]]
    return any(v in facts.stateful for f in made for v in facts.touched(f))


def captured_closure(facts, function, part):
    """A closure that a nested function uses, although it can be neither called there (`FnMut`) nor cloned (a box)."""
    for v in read_by([part]):
        if v.owner is function or v.type not in (tree.CLOSURE, tree.CLOSURES):
            continue
        if v in v.owner.parameters or any(facts.mutates(f) for f in v.members):
            return True
        if v.type == tree.CLOSURES or v.boxed and any(v in facts.touched(f) for f in facts.valued):
            return True
    return False


RULES = [argument_is_changed, passed_while_held, called_while_held, made_in_recursion, captured_closure]


def bad_results(facts):
    """A closure variable that a function uses stays where it is."""
    captured = {v for f in facts.functions[1:] for v in facts.touched(f)}
    return {r for r in facts.program.results if isinstance(r, tree.Read) and r.variable in captured}


# -- late binding


def changes_after_capture(facts, function):
    """Statements that change a variable after a closure has captured it, where no closure says that it is shared."""
    flow = Flow(facts, function)
    flow.block(function.body, set())
    return flow.bad


class Flow:
    """Walks through a function in the order in which it runs."""

    def __init__(self, facts, function):
        self.facts, self.function, self.bad = facts, function, set()

    def block(self, block, captured):
        for s in block:
            if isinstance(s, tree.LOOPS):
                for _ in range(2):
                    self.block(s.body, captured)
            elif isinstance(s, tree.Block):
                self.block(s.body, captured)
            elif isinstance(s, If):
                self.take([s.condition], captured)
                self.block(s.then, captured)
                self.block(s.other, captured)
            elif not isinstance(s, Define):
                self.simple(s, captured)

    def simple(self, s, captured):
        self.take([s], captured)
        for v in changed_by([s]):
            if v in captured and v.owner is self.function and v not in self.facts.stateful:
                self.bad.add(s)
        if isinstance(s, Let):
            captured.difference_update(s.variables)

    def take(self, nodes, captured):
        """Adds what closures hold that the nodes make, or that the functions which they call make."""
        for n in walk(nodes):
            if isinstance(n, Value):
                captured.update(self.facts.captured(n.function))
            called = [n.function] if isinstance(n, (Call, Lend, Value)) else []
            called += n.variable.members if isinstance(n, CallValue) else []
            for f in called:
                captured.update(self.facts.held(f))
