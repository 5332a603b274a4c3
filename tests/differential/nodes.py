"""The nodes of a tree, and those that are expressions.

A node knows its parts, so everything that looks at programs is a walk. Variables and functions are not nodes: several
nodes refer to the same one.
"""

from dataclasses import dataclass, fields

from model import INTEGER, TEXT, Function, Variable


class Node:
    def parts(self):
        """The nodes in this one, in the order in which they are evaluated."""
        for name in self.names:
            value = getattr(self, name)
            if isinstance(value, Node):
                yield value
            elif isinstance(value, list):
                yield from (x for x in value if isinstance(x, Node))


def node(cls):
    """A kind of node; the names of its fields are looked up once."""
    cls = dataclass(eq=False)(cls)
    cls.names = [f.name for f in fields(cls)]
    return cls


# -- expressions


@node
class Literal(Node):
    """A number, a text or a truth value; `None` is that of an option."""

    value: object


@node
class Read(Node):
    """The value of a variable: a copy, as a closure may change the variable later."""

    variable: Variable


@node
class Borrow(Node):
    """A variable as an argument that is passed by reference, or a value for which there is no variable."""

    variable: Variable | None
    value: Node | None = None
    type: str = TEXT


@node
class BorrowMut(Node):
    """A variable as an argument that the function changes."""

    variable: Variable | None
    value: Node | None = None


@node
class Make(Node):
    """An option, a tuple, a list or a map, with what is in it."""

    type: str
    values: list


@node
class Binary(Node):
    operator: str
    left: Node
    right: Node


@node
class Choose(Node):
    condition: Node
    yes: Node
    no: Node
    type: str = INTEGER


@node
class Of(Node):
    """Something about a variable, by a form of `emit.values`."""

    variable: Variable
    form: object
    value: Node | None = None


@node
class Take(Node):
    """What is taken out of a variable, by a form of `emit.values`."""

    variable: Variable
    form: object
    value: Node | None = None


@node
class Test(Node):
    """A condition on a number."""

    what: str
    value: Node
    number: int


@node
class Fuel(Node):
    """Whether a recursive call may go on."""


@node
class Call(Node):
    """A nested function called by its name."""

    function: Function
    arguments: list


@node
class CallValue(Node):
    """A closure in a variable, or in a list of them, called."""

    variable: Variable
    arguments: list
    index: int | None = None


@node
class Value(Node):
    """A nested function as a value."""

    function: Function
    boxed: bool = False


@node
class Lambda(Node):
    """A `move` lambda as a value."""

    function: Function
    boxed: bool = False


@node
class Either(Node):
    """One of two functions as a value."""

    condition: Node
    yes: Node
    no: Node


@node
class Inline(Node):
    """A lambda that borrows, and is passed on at once: `|x| f(x)`, or `|x| f(x) + more`."""

    parameter: Variable
    body: Node


@node
class Apply(Node):
    """A function passed to a helper outside of the factory, as `&dyn Fn` (or `&mut dyn FnMut`) or as `impl FnMut`."""

    argument: Node
    given: Node
    generic: bool


@node
class Step(Node):
    """`map`, `filter`, `any`, `all` or `for_each`, with a lambda."""

    what: str
    parameter: Variable
    body: Node


@node
class Chain(Node):
    """Iterator adapters over a list or a range, whose last step, or `end`, consumes them."""

    variable: Variable | None
    count: int
    steps: list
    end: str  # `sum`, `count`, `max`, or "" after `any`, `all` and `for_each`


@node
class Items(Node):
    """A list of closures."""

    values: list


@node
class Hole(Node):
    """A value in a text that is formatted, by its name if it is `inline`."""

    value: Node
    type: str
    inline: bool = False
    fill: str = ""  # how it is aligned, as `>4`
    width: Variable | None = None

    @property
    def is_named(self):
        return self.inline and isinstance(self.value, Read)


@node
class Format(Node):
    holes: list
