//! The plan: how every nested function is lowered and every capture stored.

use proc_macro2::Ident;

use super::bits::Bits;
use super::facts::Facts;
use crate::resolve::{BindingId, FnId, Resolved, UseId};

/// What becomes of a nested function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Lowering {
    /// Captures nothing: its own tokens.
    Plain,
    /// Used as a value: a `move` closure at each place of use, nothing at the definition.
    Inline,
    /// Captures, but is used nowhere: a closure in place, for rustc to check and to warn about.
    Unused,
}

/// How one closure value gets one variable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Storage {
    /// Moved into it.
    Owned,
    /// Moved into it and immutable there: the variable is `mut`, the function may not change it.
    Frozen,
    /// A clone of its own.
    Cloned,
}

/// One variable captured by one closure value.
#[derive(Debug)]
pub(crate) struct Capture {
    pub(crate) binding: BindingId,
    pub(crate) storage: Storage,
    /// Whether a reference to the variable may be left. A `Copy` variable would be moved away under it
    /// without a word from the borrow checker, so the expansion asks for exclusive access first.
    pub(crate) exclusive: bool,
}

/// What storage was decided: for each closure value its captures, and the factory's uses that follow a clone
/// and must not change the original.
pub(crate) struct Stored {
    pub(crate) values: Vec<Vec<Capture>>,
    pub(crate) frozen: Bits,
}

/// Everything lowering needs.
pub(crate) struct Plan {
    pub(crate) resolved: Resolved,
    pub(crate) facts: Facts,
    stored: Stored,
    renames: Vec<Option<Ident>>,
}

impl Plan {
    pub(super) fn new(resolved: Resolved, facts: Facts, stored: Stored, renames: Vec<Option<Ident>>) -> Self {
        Plan { resolved, facts, stored, renames }
    }

    /// Whether the factory can stay as it is, token for token.
    pub(crate) fn changes_nothing(&self) -> bool {
        let factory = &self.resolved.factory;
        let declares = self.resolved.functions.iter().any(|function| !function.nonlocals.is_empty());
        let infers = matches!(&factory.sig.output, syn::ReturnType::Type(_, ty) if matches!(**ty, syn::Type::Infer(_)));
        self.facts.capturing().next().is_none() && factory.defaults.is_empty() && !declares && !infers
    }

    pub(crate) fn lowering(&self, function: FnId) -> Lowering {
        if !self.facts.captures(function) {
            Lowering::Plain
        } else if self.facts.values(function).is_empty() {
            Lowering::Unused
        } else {
            Lowering::Inline
        }
    }

    /// The captures of the closure value at `used`.
    pub(crate) fn captures(&self, used: UseId) -> &[Capture] {
        self.stored.values.get(used.0).map_or(&[], Vec::as_slice)
    }

    /// Whether a use may only read the variable, because a closure value holds a clone of it.
    pub(crate) fn frozen(&self, used: UseId) -> bool {
        self.stored.frozen.contains(used.0)
    }

    /// The binding's name in the expansion.
    pub(crate) fn renamed(&self, binding: BindingId) -> Option<&Ident> {
        self.renames[binding.0].as_ref()
    }
}
