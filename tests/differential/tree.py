"""A program as a tree, of which both versions are printed: its statements, and walks through it."""

import copy

from model import *
from nodes import *
from nodes import Node, node


# -- statements


@node
class Let(Node):
    variables: list
    value: Node


@node
class LetTuple(Node):
    """`let (a, b) = tuple;`"""

    variables: list
    value: Node


@node
class LetElse(Node):
    """`let Some(x) = option else { .. };`"""

    variable: Variable
    value: Node
    leave: list


@node
class Assign(Node):
    variable: Variable
    value: Node
    adds: bool = False  # `+=`


@node
class AssignTwo(Node):
    """`(a, b) = (b, more);`"""

    first: Variable
    second: Variable
    more: Node


@node
class Change(Node):
    """A change of a variable, by a form of `emit.values`."""

    variable: Variable
    form: object
    value: Node | None


@node
class Trace(Node):
    """A number or a text is printed, with its place in the program."""

    number: int
    value: Node
    type: str = INTEGER


@node
class Print(Node):
    """`println!`"""

    number: int
    holes: list


@node
class Write(Node):
    """`write!` to a text."""

    variable: Variable
    holes: list


@node
class Assert(Node):
    """`assert!` of what is true, with a message that nobody sees."""

    value: Node
    holes: list


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
class IfLet(Node):
    """`if let Some(x) = option`"""

    variable: Variable
    value: Node
    then: list
    other: list


@node
class Arm(Node):
    """An arm of a `match`. What it is for: some `numbers`, `texts` or a `range`, `some` or `none` of an option, the `pair` of a
    tuple, whose first part may be a number, or anything, with or without a name."""

    what: str
    constants: list
    variables: list
    guard: Node | None
    body: list
    value: Node | None = None


@node
class Match(Node):
    """`match`, as a statement or as the value of a new variable."""

    value: Node
    type: str
    arms: list
    variable: Variable | None = None


@node
class For(Node):
    """A loop over `range(count)`, or over a list or map: a copy of it, or itself."""

    variable: Variable
    count: int
    items: Variable | None
    body: list
    second: Variable | None = None  # the value, where the variable is the key
    borrows: bool = False
    label: str = ""


@node
class ForEach(Node):
    """A loop over closures."""

    variable: Variable
    closures: Variable
    body: list
    label: str = ""


@node
class While(Node):
    """A loop with a counter, which its first statement counts."""

    counter: Variable
    count: int
    body: list
    label: str = ""


@node
class WhileLet(Node):
    """`while let Some(x) = option`, as long as there is fuel."""

    variable: Variable
    value: Node
    body: list
    label: str = ""


@node
class Loop(Node):
    """`loop`, as long as there is fuel."""

    body: list
    label: str = ""


@node
class Block(Node):
    body: list


@node
class Define(Node):
    function: Function


@node
class Return(Node):
    value: Node | None


@node
class Leave(Node):
    how: str  # `break` or `continue`
    label: str = ""


LOOPS = (For, ForEach, While, WhileLet, Loop)
VALUED = (Value, Lambda)
READERS = (Read, Of, Take, Borrow, BorrowMut, CallValue, Chain)  # what reads its `variable`, if it has one
CHANGERS = (Assign, Change, Push, Write, Take, BorrowMut)  # what changes its `variable`


def blocks_of(statement):
    """The blocks in a statement."""
    if isinstance(statement, (If, IfLet)):
        return [statement.then, statement.other]
    if isinstance(statement, Match):
        return [arm.body for arm in statement.arms]
    if isinstance(statement, LetElse):
        return [statement.leave]
    return [statement.body] if isinstance(statement, (*LOOPS, Block)) else []


def head(statement):
    """A statement without its blocks: what it evaluates itself."""
    blocks = [id(b) for b in blocks_of(statement)]
    if not blocks:
        return statement
    bare = copy.copy(statement)
    if isinstance(bare, Match):
        bare.arms = [copy.copy(arm) for arm in bare.arms]
        for arm in bare.arms:
            arm.body = []
    for name in bare.names:
        if id(getattr(bare, name)) in blocks:
            setattr(bare, name, [])
    return bare


def bindings(n):
    """The variables that a node binds."""
    if isinstance(n, (Let, LetTuple, Arm)):
        return set(n.variables)
    if isinstance(n, (For, ForEach, IfLet, LetElse, WhileLet, Match)):
        return {v for v in (n.variable, getattr(n, "second", None)) if v}
    return {n.parameter} if isinstance(n, (Step, Inline)) else set()


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
    """The functions and lambdas in nodes, and those in them."""
    for n in walk(nodes):
        if isinstance(n, (Define, Lambda)):
            yield n.function
            yield from functions_in(roots(n.function))


def functions_of(program):
    """All functions of a program, the factory first."""
    return [program.factory, *functions_in([*roots(program.factory), *program.results])]


def statements(block):
    """All statements of a block, and the lists in which they stand, without those of nested functions."""
    for s in block:
        yield s, block
        for inner in blocks_of(s):
            yield from statements(inner)


def default_of(function):
    """What a function returns when nothing better is left."""
    result = function.signature.result
    if result == ANY:
        return Read(next(p for p in function.parameters if p.type == ANY))
    if result == ITEM:
        factory = list(function.ancestors())[-1]
        return Read(next(p for p in factory.parameters if p.type == ITEM))
    return plain_value(result)


def plain_value(type_):
    """A simple value of a type."""
    if type_ in (INTEGER, SIZE):
        return Literal(0)
    if type_ == BOOL:
        return Literal(True)
    if type_ == TEXT:
        return Literal("ab")
    return Make(type_, [Literal(1), Literal(2)] if type_ == TUPLE else [])


def constant(type_, n):
    """One of the values of a type, as an argument."""
    if type_ in (INTEGER, SIZE):
        return Literal(n)
    if type_ == BOOL:
        return Literal(n % 2 == 0)
    if type_ == TEXT:
        return Literal(("ab", "a", "", "abc", "ba")[n % 5])
    if type_ == OPTION:
        return Make(OPTION, [Literal(n)] if n % 3 else [])
    if type_ == TUPLE:
        return Make(TUPLE, [Literal(n), Literal(3)])
    if type_ == LIST:
        return Make(LIST, [Literal(n), Literal(4), Literal(1)][: n % 4])
    return Make(type_, [Literal(n), Literal(1), Literal(n + 1), Literal(2)][: n % 3 * 2])


def outside_call(program, k, x, n, item):
    """What the result of a program is called with: the constants, where its generic type is `item`."""
    r = program.results[k]
    signature = r.variable.signature if isinstance(r, Read) else r.function.signature
    numbers = [x, n, x + n]
    arguments = []
    for at, type_ in enumerate(signature.parameters):
        value = constant(item if type_ == ITEM else type_, numbers[at % 3])
        if signature.how(at) == "ref":
            value = Borrow(None, value, type_)
        elif signature.how(at) == "mut":
            value = BorrowMut(None, value)
        arguments.append(value)
    return signature, arguments


def item_of(run):
    """The generic type of a run, by its number."""
    return (INTEGER, TEXT)[run % 2]
