//! Functions that are no methods, and other names in front of which a type can stand.

use FunctionFact::{Copies, Keeps, Makes, Moves};

/// A row: what is assumed of the functions of a name in `impl` blocks.
pub(crate) struct Function {
    pub(crate) name: &'static str,
    pub(crate) facts: &'static [FunctionFact],
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum FunctionFact {
    /// It makes a value of the collection in front of it.
    Makes,
    /// It puts its arguments into what it makes, and calls none of them.
    Keeps,
    /// What it gives shares nothing with its argument.
    Copies,
    /// What it gives has been in its argument, and does not refer to it.
    Moves,
}

impl Function {
    pub(crate) fn has(&self, fact: FunctionFact) -> bool {
        self.facts.contains(&fact)
    }
}

/// A function without a row.
pub(super) static UNKNOWN: Function = f("", &[]);

/// Sorted by name.
pub(crate) static FUNCTIONS: &[Function] = &[
    f("as_ptr", &[Copies]),
    f("clone", &[Copies]),
    f("default", &[Makes]),
    f("downgrade", &[Copies]),
    f("from", &[Makes, Keeps, Copies]),
    f("new", &[Makes, Keeps]),
    f("pin", &[Keeps]),
    f("replace", &[Moves]),
    f("take", &[Moves]),
    f("to_owned", &[Copies]),
    f("to_string", &[Copies]),
    f("to_vec", &[Copies]),
    f("with_capacity", &[Makes]),
];

/// Constants of the types of numbers, each of the type in front of it. Sorted.
pub(crate) static CONSTANTS: &[&str] =
    &["EPSILON", "INFINITY", "MAX", "MIN", "MIN_POSITIVE", "NAN", "NEG_INFINITY"];

/// Variants of the prelude, which call nothing.
pub(crate) static VARIANTS: &[&str] = &["Err", "Ok", "Some"];

/// Functions that send what they are given to another thread, each with the module in front of it. Sorted.
pub(crate) static SENDERS: &[(&str, &str)] = &[("rayon", "spawn"), ("thread", "spawn"), ("tokio", "spawn")];

/// Functions that ask for no more than `FnMut`, each with the module in front of it. Sorted.
pub(crate) static CALLERS: &[(&str, &str)] =
    &[("array", "from_fn"), ("iter", "from_fn"), ("iter", "repeat_with"), ("iter", "successors")];

/// The decorators of this crate, which take any argument that is not borrowed for one call.
/// Sorted.
pub(crate) static DECORATORS: &[&str] = &["count_calls", "memoize", "retry", "timed", "trace"];

const fn f(name: &'static str, facts: &'static [FunctionFact]) -> Function {
    Function { name, facts }
}
