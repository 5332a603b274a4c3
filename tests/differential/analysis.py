"""What functions use, change, call and make, directly and through the functions that they call."""

from functools import cached_property

import tree
from tree import VALUED, AssignTwo, Call, CallValue, For, ForEach, Hole, roots, walk


def read_by(nodes):
    """The variables that nodes read, in order."""
    found = {}
    for n in walk(nodes):
        if isinstance(n, tree.READERS) and n.variable:
            found[n.variable] = None
        elif isinstance(n, For) and n.items:
            found[n.items] = None
        elif isinstance(n, ForEach):
            found[n.closures] = None
        elif isinstance(n, Hole) and n.width:
            found[n.width] = None
    return found


def changed_by(nodes):
    """The variables that nodes change, in order."""
    found = {}
    for n in walk(nodes):
        if isinstance(n, tree.CHANGERS) and n.variable:
            found[n.variable] = None
        elif isinstance(n, AssignTwo):
            found.update({n.first: None, n.second: None})
    return found


def rebound_by(nodes):
    """The variables that nodes assign in Python, in order."""
    return {v: None for n in walk(nodes) for v in rebinds(n)}


def rebinds(n):
    """The variables that a node assigns in Python."""
    if isinstance(n, AssignTwo):
        return [n.first, n.second]
    assigns = isinstance(n, (tree.Assign, tree.Write)) or isinstance(n, tree.Change) and n.form.rebinds
    return [n.variable] if assigns else []


def called_by(nodes):
    """The functions that nodes call by their names."""
    return {n.function: None for n in walk(nodes) if isinstance(n, Call)}


def valued_by(nodes):
    """The functions of which nodes make closures, and lambdas."""
    return {n.function: None for n in walk(nodes) if isinstance(n, VALUED)}


def members_called_by(nodes):
    """The functions that may run because nodes call variables."""
    return {f: None for n in walk(nodes) if isinstance(n, CallValue) for f in n.variable.members}


def closure(start, step):
    """All that is reached from `start`, in a fixed order."""
    seen, todo = {}, list(start)
    while todo:
        x = todo.pop(0)
        if x not in seen:
            seen[x] = None
            todo += step(x)
    return seen


def reached(function):
    """The functions that a call of `function` may call by their names, or make closures of, and itself."""
    return closure([function], lambda f: {**called_by(roots(f)), **valued_by(roots(f))})


def is_generic(function):
    return function.signature.is_generic or any(p.style == "impl" for p in function.parameters)


class Facts:
    """What is known of a program that is complete."""

    def __init__(self, program):
        self.program = program
        self.functions = tree.functions_of(program)
        self.reads, self.changes, self.calls, self.values, self.members = {}, {}, {}, {}, {}
        for f in self.functions:
            nodes = roots(f) + (program.results if f is program.factory else [])
            self.reads[f], self.changes[f] = read_by(nodes), changed_by(nodes)
            self.calls[f], self.values[f] = called_by(nodes), valued_by(nodes)
            self.members[f] = members_called_by(nodes)
        self.rebinds = {f: rebound_by(roots(f)) for f in self.functions}
        self._reach, self._touched = {}, {}

    def reach(self, function):
        if function not in self._reach:
            self._reach[function] = closure([function], lambda f: self.calls.get(f, {}))
        return self._reach[function]

    def _outer(self, function, by):
        """The variables of others that a call of `function` reads or changes."""
        inside, around = self.reach(function), set(function.ancestors())
        found = {}
        for f in inside:
            for v in by.get(f, {}):
                if v.owner is not function and (v.owner in around or v.owner not in inside):
                    found[v] = None
        return found

    def touched(self, function):
        if function not in self._touched:
            self._touched[function] = {**self._outer(function, self.reads), **self._outer(function, self.changes)}
        return self._touched[function]

    def changed(self, function):
        return self._outer(function, self.changes)

    def captured(self, function):
        """The variables that a closure of `function` holds: what it uses, and what those use that it may make."""
        inside = closure([function], lambda f: {**self.calls.get(f, {}), **self.values.get(f, {})})
        return {v: None for f in inside for v in self.touched(f)}

    def held(self, function):
        """The variables that closures hold which a call of `function` makes."""
        return {v: None for f in self.reach(function) for g in self.values.get(f, {}) for v in self.captured(g)}

    def needed(self, function):
        """What a function has while it runs, and what the closures have that it makes, and may call."""
        made = {v: None for f in self.reach(function) for g in self.values.get(f, {}) for v in self.touched(g)}
        return {**self.touched(function), **made}

    @cached_property
    def stateful(self):
        """The variables that nested functions change."""
        return {v for f in self.functions for v in self.changes[f] if v.owner is not f}

    @cached_property
    def valued(self):
        """The functions of which closures are made, in order."""
        return {g: None for f in self.functions for g in self.values[f]}

    @cached_property
    def recursive(self):
        """The functions that may call themselves."""
        return {f for f in self.functions if any(f in self.reach(g) for g in self.calls[f])}

    @cached_property
    def running(self):
        """For each function, the variables that those have which may be running when it runs, and itself."""
        runs = {}
        for f in self.functions[1:]:
            inside = closure([f], lambda g: {**self.calls.get(g, {}), **self.members.get(g, {})})
            for g in inside:
                runs.setdefault(g, {}).update(self.needed(f))
        return runs

    def clash(self, one, other):
        """Whether two sets of variables have one in common that some nested function changes, or may have a lock in common."""
        if self.program.sync:
            return any(v in self.stateful for v in one) and any(v in self.stateful for v in other)
        return any(v in other and v in self.stateful for v in one)

    def mutates(self, function):
        """Whether the closure of a function may be `FnMut`."""
        return bool(self.changed(function))

    def gives_mutable(self, maker):
        """Which of the closures that a maker returns may be `FnMut`."""
        return [self.mutates(value.function) for value in maker.tail]

    def used(self):
        """The functions that are used, starting from the factory."""
        return closure([self.program.factory], lambda f: {**self.calls.get(f, {}), **self.values.get(f, {})})

    @cached_property
    def shared(self):
        """The variables that a closure and somebody else use, and a nested function changes."""
        found = set()
        for v in self.stateful:
            users = [f for f in self.functions if v in self.reads[f] or v in self.changes[f]]
            if len(users) > 1 and any(v in self.touched(g) for g in self.valued):
                found.add(v)
        return found
