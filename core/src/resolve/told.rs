//! What the signatures of nested functions say of their calls.

use syn::{FnArg, ReturnType, Signature};

use crate::syntax::elision::{self, Lifetimes};
use crate::syntax::items;

/// What the signature of a nested function says of its calls.
#[derive(Default)]
pub(super) struct Told {
    /// How many arguments a closure that calls it takes.
    pub(super) arity: Option<usize>,
    /// Which of its arguments refer to nothing.
    pub(super) owned: Vec<bool>,
    /// Whether it gives data.
    pub(super) data: bool,
    /// Whether what it gives refers to what it captures.
    pub(super) refers: bool,
}

/// Whether the result refers to something, and there is no parameter that it could refer to.
pub(crate) fn refers_to_captures(sig: &Signature) -> bool {
    let ReturnType::Type(_, output) = &sig.output else { return false };
    let mut all = Lifetimes::default();
    for input in items(&sig.inputs) {
        if let FnArg::Typed(input) = input {
            all.add(&input.ty);
        }
    }
    elision::elides(output) && all.elided == 0
}
