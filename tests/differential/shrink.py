#!/usr/bin/env python3
"""Makes the program of a seed smaller while it keeps its fault, and prints it in both languages."""

import sys

sys.dont_write_bytecode = True

import argparse
import copy

import tree
from analysis import Facts
from build import Batch, normal
from emit import python, rust
from generate import program
from legality import remove_unused, repair
from run import target_directory
from tree import Literal

INTEGERS = (tree.Binary, tree.Apply, tree.Chain)
FORMS = (tree.Of, tree.Take)


def type_of(e):
    """The type of an expression that may be replaced by a simple one, or None."""
    if isinstance(e, INTEGERS):
        return tree.INTEGER
    if isinstance(e, tree.Format):
        return tree.TEXT
    if isinstance(e, tree.Test):
        return None if e.what == "longer" else tree.BOOL
    if isinstance(e, tree.Choose):
        found = e.type
    elif isinstance(e, FORMS):
        found = e.form.gives
    elif isinstance(e, (tree.Call, tree.CallValue)):
        found = (e.function if isinstance(e, tree.Call) else e.variable).signature.result
    else:
        found = e.variable.type if isinstance(e, tree.Read) else None
    return found if found in (tree.INTEGER, *tree.VALUE_TYPES) else None


def sites(program_):
    """What may be left out, as functions that do it; in the same order for every copy of a program."""
    found = [lambda name=name: setattr(program_, name, False) for name in ("sync", "infer", "derives")]
    found.append(lambda: (setattr(program_, "form", "free"), setattr(program_, "fields", [])))
    found += [lambda: setattr(program_, "defaults", 0)] if all(not run[0] for run in program_.runs) else []
    found += [lambda p=p: leave_out(program_, p) for p in program_.factory.parameters]
    found += [lambda run=run: program_.runs.remove(run) for run in program_.runs[1:]]
    found += [lambda run=run, call=call: run[2].remove(call) for run in program_.runs for call in run[2]]
    found += [lambda r=r: program_.results.remove(r) for r in program_.results]
    for function in tree.functions_of(program_):
        for statement, block in list(tree.statements(function.body)):
            found.append(lambda s=statement, b=block: s in b and b.remove(s))
            inner = tree.blocks_of(statement)
            if inner and not is_fueled(statement):
                found.append(lambda s=statement, b=block, i=inner: s in b and unwrap(s, b, i))
        for node in tree.nodes_of(function):
            found += smaller_parts(node)
        if isinstance(function.tail, tree.Node) and type_of(function.tail):
            found.append(lambda f=function: setattr(f, "tail", tree.default_of(f)))
    return found


def leave_out(program_, parameter):
    """Removes a parameter of the factory, and its arguments."""
    parameters = program_.factory.parameters
    if parameters.index(parameter) >= len(parameters) - program_.defaults:
        program_.defaults -= 1
    parameters.remove(parameter)
    for _, arguments, _ in program_.runs:
        arguments[:] = [a for a in arguments if a[0] is not parameter]


def is_fueled(statement):
    """Whether a recursion ends by it."""
    return isinstance(statement, tree.If) and isinstance(statement.condition, tree.Fuel)


def unwrap(statement, block, inner):
    """Puts what is in a compound statement in its place."""
    at = block.index(statement)
    block[at:at + 1] = [s for b in inner for s in b]


def smaller_parts(node):
    """Replaces the values in a node by simple ones, or by a part of theirs, and leaves out parts of lists."""
    found = []
    for name in node.names:
        value = getattr(node, name)
        if isinstance(value, tree.Node) and type_of(value) and not is_length(node):
            found += [lambda n=name, v=v: setattr(node, n, v) for v in simpler(value)]
        elif isinstance(value, list):
            for k, part in enumerate(value):
                if isinstance(part, (tree.Hole, tree.Step, tree.Arm)) and len(value) > 1:
                    found.append(lambda l=value, p=part: p in l and l.remove(p))
                elif isinstance(part, tree.Node) and type_of(part):
                    found += [lambda l=value, k=k, v=v: l.__setitem__(k, v) for v in simpler(part)]
    return found


def simpler(e):
    """What may stand in the place of an expression."""
    found = [tree.plain_value(type_of(e))]
    if isinstance(e, tree.Binary):
        found += [e.left, e.right]
    return found + ([e.yes, e.no] if isinstance(e, tree.Choose) else [])


def is_length(node):
    return isinstance(node, tree.Test) and node.what == "longer"


def without(program_, edits):
    """A copy of a program after some edits, or None if that is not a program."""
    smaller = copy.deepcopy(program_)
    all_sites = sites(smaller)
    try:
        for edit in edits:
            all_sites[edit]()
        repair(smaller)
        while remove_unused(Facts(smaller)):
            pass
    except (ValueError, AttributeError, KeyError):
        return None
    if not smaller.results and smaller.factory.tail is None:
        smaller.factory.tail = Literal(0)
    return smaller


class Shrinker:
    def __init__(self, directory, program_):
        self.directory, self.program = directory, program_
        self.fault = self.fault_of(self.outcomes([program_])[0])

    def outcomes(self, programs):
        found = Batch(self.directory, dict(enumerate(programs))).run()
        return [found[k] for k in range(len(programs))]

    def fault_of(self, outcome):
        return outcome.kind, {normal(m) for m in outcome.messages}

    def keeps(self, outcome):
        """Whether a program has the fault, and no other."""
        kind, messages = self.fault_of(outcome)
        return kind == self.fault[0] and (messages <= self.fault[1] and bool(messages) == bool(self.fault[1]))

    def possible(self, candidates):
        """Those of some sets of edits that keep the fault."""
        programs = [(edits, without(self.program, edits)) for edits in candidates]
        programs = [(edits, p) for edits, p in programs if p]
        outcomes = self.outcomes([p for _, p in programs]) if programs else []
        return [(edits, p) for (edits, p), outcome in zip(programs, outcomes) if self.keeps(outcome)]

    def step(self):
        """Applies as many edits at once as it can; whether there was one."""
        singles = self.possible([[k] for k in range(len(sites(self.program)))])
        singles = [(e, p) for e, p in singles if size(p) < size(self.program)]
        if not singles:
            return False
        single = [edits[0] for edits, _ in singles]
        groups = [single[i:i + n] for n in halves(len(single)) for i in range(0, len(single), n)]
        together = self.possible(groups[:60]) + singles
        self.program = min((p for _, p in together), key=size)
        return True


def halves(n):
    while n > 1:
        yield n
        n = (n + 1) // 2 if n > 2 else 1


def size(program_):
    return len(rust.emit(program_, 1))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", type=int)
    parser.add_argument("--show", action="store_true", help="print the program as it is")
    options = parser.parse_args()
    shrunk = program(options.seed)
    if not options.show:
        shrinker = Shrinker(target_directory() / "differential/shrink", shrunk)
        kind, messages = shrinker.fault
        print(f"{kind}: {'; '.join(messages)}", file=sys.stderr)
        if kind == "same":
            return "it has no fault"
        while shrinker.step():
            print(f"{size(shrinker.program)} characters", file=sys.stderr)
        shrunk = shrinker.program
    print(rust.emit(shrunk, options.seed))
    print(f"# {'-' * 40}\n{python.emit(shrunk, options.seed)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
