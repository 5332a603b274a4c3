"""Names and scopes of a program that is being made."""

import random

import tree
from tree import Function, Read, Variable

STEMS = {
    tree.INTEGER: "a", tree.LIST: "v", tree.CLOSURE: "g", tree.CLOSURES: "fs", tree.BOOL: "b", tree.TEXT: "s", tree.OPTION: "o",
    tree.TUPLE: "p", tree.MAP: "m", tree.HASH: "h", tree.SIZE: "n", tree.ITEM: "q", tree.ANY: "u",
}


class Names:
    """What is visible where the generator stands."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.count = 0
        self.shadowing = self.chance(0.35)
        self.frames = []
        self.current = None  # the function that is being made
        self.times_bound = {}
        # For each function, the names by which it and those in it mean variables further out.
        self.outer_names = {}

    def chance(self, share):
        return self.random.random() < share

    def number(self):
        self.count += 1
        return self.count

    def variable(self, type_, stem=None, apart=(), hides=True, **more):
        """A new variable, which is not visible yet, and may hide another."""
        name = (hides and self.shadowed(type_, apart)) or f"{stem or STEMS[type_]}{self.number()}"
        self.times_bound[name] = self.times_bound.get(name, 0) + 1
        return Variable(name, f"{name}_{self.number()}", type_, self.current, **more)

    def shadowed(self, type_, apart):
        """The name of a variable that a new one hides, sometimes.

        A function cannot mean a variable further out by a name that it binds itself later: nobody could read that.
        """
        if not self.shadowing or not self.chance(0.4):
            return None
        taken = {v.name for v in apart} | self.outer_names.get(self.current, set())
        names = [v.name for v in self.visible(type_) if not (v.fixed or v.field) and v.name not in taken]
        return self.random.choice(names) if names else None

    def bind(self, variable):
        self.frames[-1][variable.name] = variable

    def all_visible(self):
        seen = {}
        for frame in reversed(self.frames):
            for name, what in frame.items():
                seen.setdefault(name, what)
        return list(seen.values())

    def visible(self, *types):
        """The variables of some types. What is of a generic type of a function is only seen in that function."""
        found = [v for v in self.all_visible() if isinstance(v, Variable) and v.type in types]
        return [v for v in found if v.type != tree.ANY or v.owner is self.current]

    def visible_functions(self, accepts):
        return [f for f in self.all_visible() if isinstance(f, Function) and accepts(f.signature)]

    def use(self, variable):
        """Notes that the current function means a variable, and returns it."""
        function = self.current
        while function and function is not variable.owner:
            self.outer_names.setdefault(function, set()).add(variable.name)
            function = function.parent
        return variable

    def read(self, variable):
        return Read(self.use(variable))
