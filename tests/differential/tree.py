"""A program as a tree, of which both versions are printed.

A node knows its parts, so everything that looks at programs is a walk. Variables and functions are not nodes: several
nodes refer to the same one.
"""

from dataclasses import dataclass, field, fields

INTEGER, LIST, CLOSURE, CLOSURES = "integer", "list", "closure", "closures"


@dataclass(frozen=True)
class Signature:
    """What a nested function takes and gives."""

    integers: int = 1  # how many of its parameters are integers
    result: str = INTEGER  # or "nothing", or "closure", or "pair" of closures
    callback: bool = False  # whether its last parameter is a function


ONE, NONE, TWO = Signature(), Signature(0), Signature(2)
PROCEDURE = Signature(result="nothing")
MAKER, PAIR = Signature(result="closure"), Signature(result="pair")
HIGHER = Signature(callback=True)
VALUES = (ONE, NONE, PROCEDURE)


@dataclass(eq=False)
class Variable:
    """A variable. In Rust its `name` may shadow another; in Python every variable has a name of its own."""

    name: str
    python: str
    type: str
    owner: "Function"
    typed: bool = True
    fixed: bool = False  # never assigned, as the variable of a loop
    boxed: bool = True  # of a closure: whether it is a `Box<dyn ..>`
    signature: Signature = ONE  # of a closure
    members: list = field(default_factory=list)  # the functions that a closure, or a list of closures, may be
    default: str | None = None


@dataclass(eq=False)
class Function:
    """A nested function, or the factory, which has no parent."""

    name: str
    python: str
    signature: Signature
    parent: "Function | None"
    rank: int = 0  # functions of a block call those of a higher rank
    recursive: bool = False  # may call itself, and `peer`
    peer: "Function | None" = None
    parameters: list = field(default_factory=list)
    body: list = field(default_factory=list)
    tail: object = None  # an expression; of a maker, the list of the values that it returns
    defined: bool = False

    def tails(self):
        if self.tail is None:
            return []
        return self.tail if isinstance(self.tail, list) else [self.tail]

    def ancestors(self):
        """The functions around it, from the inside outwards."""
        function = self.parent
        while function:
            yield function
            function = function.parent

    def depth(self):
        return sum(1 for _ in self.ancestors())


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
    value: int


@node
class Read(Node):
    variable: Variable


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


@node
class Element(Node):
    variable: Variable
    index: Node


@node
class OfList(Node):
    """Something about a list: its `size`, its `sum`, whether it `contains` a number, whether it is `empty`."""

    variable: Variable
    what: str
    number: int = 0


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
class Either(Node):
    """One of two functions as a value."""

    condition: Node
    yes: Value
    no: Value


@node
class Lend(Node):
    """A function in a closure that borrows it: `|x| f(x)`, or `|x| f(x) + more`."""

    function: Function
    more: Node | None = None


@node
class Apply(Node):
    """A function passed to a helper outside of the factory, as `&dyn Fn` (or `&mut dyn FnMut`) or as `impl FnMut`."""

    argument: Node
    given: Node
    generic: bool


@node
class Items(Node):
    """A list: of numbers, or of closures."""

    values: list


# -- statements


@node
class Let(Node):
    variables: list
    value: Node


@node
class Assign(Node):
    variable: Variable
    value: Node
    adds: bool = False  # `+=`


@node
class Change(Node):
    """A change of a list, by its number in `emit.CHANGES`."""

    variable: Variable
    how: int
    value: Node | None


@node
class Trace(Node):
    number: int
    value: Node
    inline: bool = False  # in the text of a `println!`


@node
class Do(Node):
    value: Node


@node
class Push(Node):
    """A closure goes into a list of closures."""

    variable: Variable
    value: Node


@node
class If(Node):
    condition: Node
    then: list
    other: list


@node
class For(Node):
    """A loop over `range(count)`, or over a copy of a list."""

    variable: Variable
    count: int
    items: Variable | None
    body: list


@node
class ForEach(Node):
    """A loop over closures."""

    variable: Variable
    closures: Variable
    body: list


@node
class While(Node):
    """A loop with a counter, which its first statement counts."""

    counter: Variable
    count: int
    body: list


@node
class Block(Node):
    body: list


@node
class Define(Node):
    function: Function


@node
class Return(Node):
    value: Node


@node
class Leave(Node):
    how: str  # `break` or `continue`


LOOPS = (For, ForEach, While)


def blocks_of(statement):
    """The blocks in a statement."""
    if isinstance(statement, If):
        return [statement.then, statement.other]
    return [statement.body] if isinstance(statement, (*LOOPS, Block)) else []


def walk(nodes):
    """Nodes and all their parts, without the bodies of nested functions."""
    for n in nodes:
        yield n
        yield from walk(n.parts())


def roots(function):
    """The statements of a function, and its results."""
    return [*function.body, *function.tails()]


def nodes_of(function):
    """All nodes of a function, without the functions in it."""
    return walk(roots(function))


def functions_in(nodes):
    """The functions that are defined in nodes, and those in them."""
    for n in walk(nodes):
        if isinstance(n, Define):
            yield n.function
            yield from functions_in(n.function.body)


def statements(block):
    """All statements of a block, and the lists in which they stand, without those of nested functions."""
    for s in block:
        yield s, block
        for inner in blocks_of(s):
            yield from statements(inner)


@dataclass(eq=False)
class Program:
    factory: Function
    results: list  # the values that it returns, or none
    styles: list  # `impl` or `box`, for each result
    infer: bool = False  # `-> _`
    sync: bool = False
    attribute: bool = False  # `#[default(..)]` instead of `factory! { .. }`
    defaults: int = 0  # how many of its last parameters have defaults
    runs: list = field(default_factory=list)

    def functions(self):
        """All functions, the factory first."""
        return [self.factory, *functions_in(self.factory.body)]
