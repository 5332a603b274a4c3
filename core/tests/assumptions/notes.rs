//! What the document says beside the rows: what comes of a wrong one, where one is known to be wrong, and the
//! heuristics.

/// For each word of the tables, what happens where a type or macro of somebody else's has the name, and is
/// not so.
pub(crate) const WRONG: &[(&str, &str)] = &[
    (
        "Receiver::Reads",
        "rustc's error about borrowing, where the variable is in a cell. **Another result**, where a \
         macro that formats names the variable and calls the method: it reads the variable after the call",
    ),
    ("Receiver::Changes", "an error for nothing, which asks for `nonlocal!` or `mut`"),
    (
        "Receiver::Grows",
        "the error of `Changes`; **another result**, where the type is `Copy`, and a reference to the \
         variable is older than the closure that changes it: it still sees the old value",
    ),
    (
        "Receiver::Takes",
        "**another result**, where the method takes `&mut self`, and a closure that only reads the \
         variable has a clone: the clone is from before the change",
    ),
    ("Receiver::Number", "nothing: the methods of the primitive types come first"),
    (
        "Fact::Keeps",
        "a panic in the place of an error, where the argument is a closure that needs what its caller has",
    ),
    ("Fact::Stores", "rustc's error about lifetimes"),
    ("Fact::Appends", "**another result**, where an argument replaces the element that is used"),
    ("Fact::Later", "**another result**, where an argument replaces what it has read"),
    ("Fact::Last", "a compound assignment to what is found is done in another order than in Python's"),
    ("Fact::Quiet", "a panic in the place of an error, where the type is another one of that name"),
    (
        "Fact::Done",
        "**another result**, where the method keeps a `move` closure, and a number that this uses is \
         changed later: it has the number as it was",
    ),
    ("Fact::Adapts", "as of `Done`"),
    ("Fact::Begins", "nothing: the argument is not taken to be done with"),
    ("Fact::UsesUp", "as of `Done`"),
    ("Fact::Own", "rustc's error about lifetimes"),
    (
        "Fact::Refers",
        "rustc's error about lifetimes, or the variable is had for a whole call: a panic, where a callback \
         comes back and changes it",
    ),
    ("Fact::Several", "rustc's error about lifetimes"),
    ("Fact::PassesOn", "rustc's error about lifetimes"),
    ("Fact::Lends", "rustc's error about lifetimes"),
    ("Fact::Iterates", "nothing: less is held for a moment only"),
    ("Fact::Gives", "rustc's error about lifetimes"),
    ("Fact::Empties", "rustc's error about lifetimes"),
    ("Fact::Result", "rustc's error about types"),
    ("Fact::Text", "rustc's error about types"),
    (
        "Fact::Moves",
        "an error for nothing that asks for `Clone`, where a variable gets what the method makes of it",
    ),
    ("FunctionFact::Makes", "an error for nothing that asks for `mut`, or rustc's about types"),
    ("FunctionFact::Keeps", "as of a method that `Keeps`"),
    ("FunctionFact::Copies", "rustc's error about lifetimes"),
    ("FunctionFact::Moves", "rustc's error about a temporary value"),
    ("TypeFact::Number", "nothing: nobody names a type so"),
    ("TypeFact::Collection", "an error for nothing that asks for `mut`"),
    ("TypeFact::Sequence", "rustc's error about types"),
    (
        "TypeFact::Cell",
        "a variable is shared by closures that could have had a clone each, or that is an error",
    ),
    (
        "TypeFact::Handle",
        "**another result**, where a value of the type has something in it that changes without being \
         `mut`, and its clone has another one: each closure that only reads the variable has a clone",
    ),
    ("TypeFact::Whole", "as of `Handle`"),
    ("TypeFact::Owns", "as of `Handle`"),
    ("TypeFact::Plain", "rustc's error about bounds"),
    ("TypeFact::Coerces", "nothing: less is inferred"),
    ("TypeFact::NotCopy", "a lint of clippy"),
    ("TypeFact::Buffer", "nothing: a lint is silenced for nothing"),
    (
        "TypeFact::Opaque",
        "**another result**, where a trait lets somebody copy the closure: each copy has a state of its \
         own",
    ),
    ("Grammar::Words", "rustc's error about a variable that it does not find"),
    ("Grammar::Place", "as of `Words`"),
    ("Grammar::Format", "as of `Reads`"),
    ("Grammar::Panic", "as of `Reads`"),
    ("Grammar::FormatArgs", "as of `Reads`"),
    ("Grammar::Write", "as of `Reads`"),
    ("Grammar::AddrOfMut", "an error for nothing, which asks for `nonlocal!`"),
    ("Grammar::Matches", "as of `Reads`"),
    ("Grammar::Reads", "as of a method that `Takes`, where the macro changes the variable"),
    ("Grammar::Log", "as of `Reads`"),
    ("Grammar::Join", "rustc's error about what is moved twice"),
    ("Grammar::Pin", "a panic, or an error, where what a future has is given away and the future is left"),
    ("Grammar::Select", "an error of ours, or of rustc, about names in a macro that cannot be read"),
];

/// Where the standard library itself differs from a row, and what comes of it.
pub(crate) const EXCEPTIONS: &[(&str, &str)] = &[
    (
        "extend",
        "`Layout::extend` and `fill` of a `Formatter` take `&self`: an error for nothing, where the \
         variable is `mut`",
    ),
    ("get_mut", "`Pin::get_mut` takes the pin: an error for nothing"),
    (
        "insert",
        "`Option::insert` and `VacantEntry::insert` give a reference to what they insert: rustc's error \
         about lifetimes",
    ),
    (
        "read_line",
        "`Stdin::read_line` takes `&self`: an error for nothing, where the variable is `mut`, which rustc \
         warns of",
    ),
    (
        "remove",
        "`OccupiedEntry::remove` and `remove_entry` take the entry: an error for nothing, where the \
         variable is `mut`",
    ),
    ("reverse", "`Ordering::reverse` takes a copy: an error for nothing, where the variable is `mut`"),
    (
        "collect",
        "a `Vec` of references may refer to the receiver, and so may what `fold` gives: rustc's error \
         about lifetimes",
    ),
    (
        "split",
        "with a function as its pattern, `split` and its kin have it in what they give: nothing, for they \
         are not `Done`",
    ),
];

/// For each comment in `core/src` that says `Heuristic`: the file, what is guessed, and what comes of a wrong
/// guess.
pub(crate) const HEURISTICS: &[(&str, &str, &str)] = &[
    (
        "capture/stored.rs",
        "A function stores a parameter in a variable that it captures, if a statement puts something that \
         comes from the one into the other",
        "rustc's error about lifetimes",
    ),
    (
        "capture/copied_out.rs",
        "A type of the user's own without a lifetime in its name has none: what is copied out of a `&Node`, \
         `node.id`, does not refer to the node",
        "rustc's error about lifetimes",
    ),
    (
        "capture/over.rs",
        "A future, or a thread, is over where the function has awaited or joined it, or the variable that it is \
         put into",
        "a panic that says that what is given away is still shared",
    ),
    (
        "capture/made.rs",
        "Who writes `walk(&half)`, of a variable that is bound to what a function gives, has no reference \
         already",
        "rustc's error about lifetimes",
    ),
    (
        "resolve/lent.rs",
        "What a nested function is passed to is done with it when it returns, where the factory gives away what \
         the function changes, or uses again what cannot be cloned",
        "rustc's error about lifetimes",
    ),
    (
        "resolve/expr.rs",
        "With `sync`, a method of the name `spawn` starts a thread of what it is given",
        "a lock, where a borrow would have done",
    ),
    ("resolve/expr.rs", "A method `join` without arguments waits for a thread", "as of `capture/over.rs`"),
    (
        "resolve/given.rs",
        "A function returns the variables of the names that stand at its end, and behind its `return`s",
        "rustc's error about a moved value, where another variable of the name has a closure that borrows",
    ),
    (
        "check/undeclared.rs",
        "A variable is `mut` because something changes it: a method that nobody knows, where there is nothing \
         else",
        "an error for nothing, which asks for `nonlocal!` or for no `mut`",
    ),
    (
        "syntax/scan.rs",
        "A name of one capital letter, with digits or without, may be a generic of the `impl` block \
         around",
        "a call through a pointer",
    ),
    (
        "capture/taint.rs",
        "A statement in which a variable is declared, and another one stands that refers to something, \
         makes the new one refer to it too",
        "rustc's error about lifetimes",
    ),
    (
        "resolve/call.rs",
        "A function whose name begins with a capital letter is a variant or a tuple struct, and calls \
         nothing",
        "a panic in the place of an error",
    ),
    (
        "resolve/call.rs",
        "What a callback gives does not refer to a number that it is lent, which may be a copy",
        "rustc's error about a temporary value",
    ),
    (
        "resolve/cells.rs",
        "A variable has a cell in it, if its type or the expression that makes it says the name of one, \
         and that of no handle",
        "it is shared needlessly, or see *Clones* in the limits: a cell that nobody can see",
    ),
    (
        "resolve/chain.rs",
        "Methods whose name begins with `par_` or `into_par_`, and the methods behind them, call what they are \
         given on several threads",
        "what it changes is in a cell needlessly, or rustc's error about `Fn`",
    ),
    (
        "resolve/declare.rs",
        "An import of all that is in a type brings variants, none of which is named as a variable is",
        "rustc's error about a name",
    ),
    (
        "resolve/foreign.rs",
        "What is dropped, what `?` converts, an index, a field and `*` of any type run no code that calls a closure \
         of the factory back, and nor do methods of numbers, texts and the like, also those of a trait of the user's \
         own",
        "a panic that says who holds the variable, or **another result**, where that code changes what is added to",
    ),
    (
        "resolve/foreign.rs",
        "What the standard library makes of types that nobody has written holds nothing that calls back when it is \
         compared, hashed or printed",
        "a panic that says who holds the variable",
    ),
    (
        "resolve/own_value.rs",
        "`find` and `rfind` with a letter search in a text, and give a position",
        "rustc's error about lifetimes",
    ),
    (
        "resolve/refers.rs",
        "A value may refer to the variables of which it is made, if its form does not tell that it is one \
         of its own",
        "rustc's error about lifetimes, one that asks for a variable of its own, or a function that has the \
         variable for its whole call: a panic, where a callback comes back and changes it",
    ),
    (
        "resolve/unreadable.rs",
        "In the arguments of a macro of others that cannot be read, a word between signs is a variable, and a \
         word among words may be anything",
        "rustc's E0434, or a closure where a function would do",
    ),
    (
        "syntax/home.rs",
        "The name of this crate among the dependencies is found without a parser of TOML",
        "rustc's error about a name",
    ),
];
