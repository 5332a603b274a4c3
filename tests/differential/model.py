"""The types, variables, functions and whole programs that trees are about."""

from dataclasses import dataclass, field

INTEGER, LIST, CLOSURE, CLOSURES = "integer", "list", "closure", "closures"
BOOL, TEXT, OPTION, TUPLE = "bool", "text", "option", "tuple"
MAP, HASH, SIZE = "map", "hash", "size"  # `BTreeMap`, `HashMap`, `usize`
ITEM, ANY = "item", "any"  # the generic type of the factory, and that of a nested function
NOTHING = "nothing"

VALUE_TYPES = (BOOL, TEXT, OPTION, TUPLE, LIST, MAP, HASH, SIZE)
PLAIN = (INTEGER, *VALUE_TYPES, ITEM, ANY)  # all but closures
LENT = (TEXT, LIST, MAP, HASH)  # what is passed by reference, now and then


@dataclass(frozen=True)
class Signature:
    """What a nested function takes and gives."""

    parameters: tuple = (INTEGER,)
    result: str = INTEGER  # or `NOTHING`, or "closure", or "pair" of closures
    callback: bool = False  # whether its last parameter, beyond these, is a function
    passed: tuple = ()  # how its parameters are passed: "value", "ref" or "mut"; by value if that is not said

    def how(self, k):
        return self.passed[k] if k < len(self.passed) else "value"

    @property
    def is_generic(self):
        return ANY in self.parameters

    @property
    def makes(self):
        """Whether it returns closures."""
        return self.result in ("closure", "pair")

    @property
    def is_plain(self):
        """Whether a function of this kind may be a closure in a variable."""
        return not (self.is_generic or self.makes or self.callback)


ONE, NONE, TWO = Signature(), Signature(()), Signature((INTEGER, INTEGER))
PROCEDURE = Signature(result=NOTHING)
MAKER, PAIR = Signature(result="closure"), Signature(result="pair")
GETTER = Signature((), "closure")
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
    default: object = None  # the number of the constant that is its default
    passed: str = "value"  # or "ref", or "mut": what it is a reference to
    style: str = ""  # of a parameter that is a function: how it is passed
    field: bool = False  # a field of `self`

    @property
    def base(self):
        """The name that `nonlocal!` says."""
        return self.name.split(".")[0]


@dataclass(eq=False)
class Function:
    """A nested function, a lambda, or the factory, which has no parent."""

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
    form: str = "free"  # or "method", or "named" or "object", where the closures have a type
    fields: list = field(default_factory=list)  # of a method: the variables that are fields of `self`
    derives: bool = False
    bold: bool = False  # has what the documented limits refuse now and then

    @property
    def is_method(self):
        return self.form == "method"

    @property
    def has_type(self):
        return self.form in ("named", "object") and bool(self.results)

    @property
    def is_generic(self):
        return any(p.type == ITEM for p in self.factory.parameters)
