"""Takes out of a program what the documented limits of the crate refuse.

The generator writes what is possible in Python. Each rule here finds the statements that Rust, or the crate, refuses for a
reason that the guide states in its limits; they go, and what is left is looked at again.
"""

import tree
from analysis import Facts, called_by, changed_by, is_generic, members_called_by, read_by
from tree import VALUED, Apply, Call, CallValue, Define, Inline, Let, Literal, head, nodes_of, statements, walk


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
        for part, bare in evaluated(function):
            if any(rule(facts, function, bare) for rule in RULES):
                bad.add(part)
            elif isinstance(part, tree.Node) and changes_what_it_holds(facts, part):
                bad.add(part)
    return bad | bad_results(facts)


def evaluated(function):
    """Statements, and what each of them evaluates itself, without its blocks; and results."""
    for s, _ in statements(function.body):
        if not isinstance(s, Define):
            yield s, head(s)
    if isinstance(function.tail, tree.Node):
        yield function.tail, function.tail


def clean(function, bad):
    """Takes the bad statements out of a function."""
    for _, block in list(statements(function.body)):
        block[:] = [s for s in block if s not in bad]
    function.body[:] = [s for s in function.body if s not in bad]
    if isinstance(function.tail, tree.Node) and function.tail in bad:
        function.tail = tree.default_of(function)


def repair(program):
    """What used variables whose `let` is gone goes, too, and what became empty."""
    while True:
        facts = Facts(program)
        bound = {p for f in facts.functions for p in f.parameters} | set(program.fields)
        for f in facts.functions:
            bound |= {v for n in nodes_of(f) for v in tree.bindings(n)}
            bound |= {n.counter for n in nodes_of(f) if isinstance(n, tree.While)}
        bad = set()
        for f in facts.functions:
            for part, bare in evaluated(f):
                if any(v not in bound for v in {**read_by([bare]), **changed_by([bare])}):
                    bad.add(part)
            bad |= {s for s, _ in statements(f.body) if empty(s)}
            clean(f, bad)
        program.results = [r for r in program.results if r not in bad]
        program.results = [r for r in program.results if not isinstance(r, tree.Read) or r.variable in bound]
        if not bad:
            return


def empty(s):
    if isinstance(s, tree.LetElse):
        return not s.leave or not isinstance(s.leave[-1], (tree.Return, tree.Leave))
    if isinstance(s, tree.Match):
        return not s.variable and not any(arm.body for arm in s.arms)
    if isinstance(s, (tree.If, tree.IfLet)):
        return not s.then
    return isinstance(s, (*tree.LOOPS, tree.Block)) and not s.body


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
            touched = {v for f in functions for v in facts.touched(f)}
            if any(v in changed for v in read_by(arguments)) or any(v in touched for v in changed_by(arguments)):
                return True
        if isinstance(call, (Call, CallValue)) and lent_twice(call.arguments):
            return True
    return False


def lent_twice(arguments):
    """Whether an argument may be changed that another one reads."""
    for k, argument in enumerate(arguments):
        others = read_by(arguments[:k] + arguments[k + 1:])
        if any(v in others for v in changed_by([argument])):
            return True
    return False


def closure_is_lent_its_own(facts, function, part):
    """A closure in a variable that gets a reference to what it uses itself."""
    for call in walk([part]):
        if isinstance(call, CallValue):
            lent = read_by([a for a in call.arguments if isinstance(a, (tree.Borrow, tree.BorrowMut))])
            if any(v in facts.needed(f) for f in call.variable.members for v in lent):
                return True
    return False


def called_in(call):
    """The functions that a call calls, and those that it passes on."""
    found = [call.function] if isinstance(call, Call) else []
    return found + passed_in(call.parts())


def passed_in(nodes):
    return [f for n in nodes if isinstance(n, (*VALUED, Inline))
            for f in ([n.function] if isinstance(n, VALUED) else called_by([n]))]


def chain_is_changed(facts, function, part):
    """Lambdas of iterator adapters that change what they go through, or what another one of them uses."""
    for chain in walk([part]):
        if isinstance(chain, tree.Chain):
            used = [{chain.variable: None}] + [
                {**read_by([s]), **{v: None for f in called_by([s]) for v in facts.touched(f)}} for s in chain.steps]
            for k, step in enumerate(chain.steps):
                changed = {v for f in called_by([step]) for v in facts.changed(f)}
                if any(v in other for v in changed for other in used[:k + 1] + used[k + 2:]):
                    return True
                if any(v in read_by([step]) for v in changed):
                    return True
    return False


def receiver_is_changed(facts, function, part):
    """A call in a change of what it changes itself: call first, the guide says. Python has the old list, or the new one."""
    for change in walk([part]):
        if isinstance(change, (tree.Change, tree.Take)) and change.value:
            called = called_by([change.value])
            if any(change.variable in facts.rebinds[g] for f in called for g in facts.reach(f)):
                return True
            if not facts.program.bold and any(change.variable in facts.touched(f) for f in called):
                return True
        if isinstance(change, tree.Write):
            read = {**read_by(change.holes), **{v: None for f in called_by(change.holes) for v in facts.touched(f)}}
            if change.variable in read:
                return True
    return False


def passed_while_held(facts, function, part):
    """A function that is passed on while one that runs has what it changes."""
    for call in walk([part]):
        given = call.arguments[-1] if isinstance(call, Call) and call.function.signature.callback else None
        if isinstance(call, Apply):
            given = call.given
        for passed in passed_in([given]) if given else ():
            needed = facts.needed(passed)
            if isinstance(call, Call) and facts.clash(needed, facts.needed(call.function)):
                return True
            if isinstance(given, VALUED) and facts.clash(needed, facts.running.get(function, {})):
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
    """A closure over shared variables, made in a function that is recursive, or generic, and so has no handle."""
    if not any(f in facts.recursive or is_generic(f) for f in (function, *function.ancestors())):
        return False
    made = [n.function for n in walk([part]) if isinstance(n, VALUED)]
    made += [g for n in walk([part]) if isinstance(n, Call) for f in facts.reach(n.function) for g in facts.values[f]]
    return any(v in facts.stateful for f in made for v in facts.touched(f))


def captured_closure(facts, function, part):
    """A closure that a nested function uses, although it can be neither called there (`FnMut`) nor cloned (a box)."""
    for v in read_by([part]):
        if v.owner is function or v.type not in (tree.CLOSURE, tree.CLOSURES):
            continue
        if v.style in ("fn", "shared", "clone"):
            continue
        if v in v.owner.parameters or facts.program.has_type or any(facts.mutates(f) for f in v.members):
            return True
        if v.type == tree.CLOSURES or v.boxed and any(v in facts.touched(f) for f in facts.valued):
            return True
    return False


OWNED = (tree.TEXT, tree.LIST, tree.MAP, tree.HASH, tree.ITEM, tree.ANY)


def lambda_takes_away(facts, function, part):
    """A `move` lambda over what it cannot have: in a nested function, what others change, or what is not `Copy`; in the
    factory, what is not `Copy`, is not shared, and is used elsewhere."""
    if function.name != "lambda" or facts.program.bold:
        return False
    for v in facts.touched(function):
        owned = v.type in OWNED and v.passed == "value"
        if function.parent.parent and (v in facts.stateful or owned):
            return True
        if owned and v not in facts.stateful and sum(v in facts.reads[f] for f in facts.functions) > 1:
            return True
        if owned and v not in facts.stateful and facts.changes[facts.program.factory].get(v, 1) is None:
            return True
    return False


def fields_out_of_reach(facts, function, part):
    """A field of `self` in a function that calls itself, is generic, or whose closures outlive the method; and a closure
    over `self` where `self` is changed."""
    if not facts.program.is_method:
        return False
    if any(v.field for v in read_by([part]) | changed_by([part])):
        around = (function, *function.ancestors())
        if any(f.signature.makes for f in around if f.parent):
            return True
        if any(function in facts.reach(f) for f in facts.functions[1:] if f in facts.recursive or is_generic(f)):
            return True
    changed = any(v.field for f in facts.functions for v in facts.changes[f])
    return changed and any(v.field for n in walk([part]) if isinstance(n, VALUED) for v in facts.captured(n.function))


def made_of_members(facts, function, part):
    """A closure over what the methods of a closure with a type own."""
    if not facts.program.has_type:
        return False
    owned = {v for r in facts.program.results for v in facts.captured(r.function)}
    made = [n.function for n in walk([part]) if isinstance(n, VALUED)]
    made += [g for n in walk([part]) if isinstance(n, Call) for f in facts.reach(n.function) for g in facts.values[f]]
    return any(v in owned for f in made for v in facts.captured(f))


RULES = [argument_is_changed, closure_is_lent_its_own, chain_is_changed, receiver_is_changed, passed_while_held,
         called_while_held, made_in_recursion, captured_closure, lambda_takes_away, fields_out_of_reach,
         made_of_members]


def changes_what_it_holds(facts, s):
    """A `match` on a text, which borrows it, with an arm that changes it."""
    if not (isinstance(s, tree.Match) and s.type == tree.TEXT and isinstance(s.value, tree.Read)):
        return False
    called = {**called_by(s.arms), **members_called_by(s.arms)}
    variable = s.value.variable
    return variable in changed_by(s.arms) or any(variable in facts.changed(f) for f in called)


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
            if isinstance(s, Define):
                continue
            self.simple(s, head(s), captured)
            for _ in range(2 if isinstance(s, tree.LOOPS) else 1):
                for inner in tree.blocks_of(s):
                    self.block(inner, captured)

    def simple(self, s, bare, captured):
        self.take([bare], captured)
        for v in changed_by([bare]):
            if v in captured and v.owner is self.function and v not in self.facts.stateful:
                self.bad.add(s)
        if isinstance(s, Let):
            captured.difference_update(s.variables)

    def is_refused(self, made):
        """A bold program has such a lambda in a nested function, which is an error; in the factory it is rustc's, with a copy."""
        nested = self.function is not self.facts.functions[0]
        return self.facts.program.bold and nested and isinstance(made, tree.Lambda)

    def take(self, nodes, captured):
        """Adds what closures hold that the nodes make, or that the functions which they call make."""
        for n in walk(nodes):
            if isinstance(n, VALUED) and not self.is_refused(n):
                captured.update(self.facts.captured(n.function))
            called = [n.function] if isinstance(n, (Call, *VALUED)) else []
            called += n.variable.members if isinstance(n, CallValue) else []
            for f in called:
                captured.update(self.facts.held(f))
