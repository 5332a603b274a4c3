//! What can happen to a variable after a closure value captured it, as data.

use super::bits::Bits;
use super::decision::CopiedApart;
use crate::resolve::{BindingId, FnId, UseId};

/// One variable captured by one closure value, and what can happen to it afterwards.
pub(super) struct Captured {
    pub(super) closure: FnId,
    pub(super) value: UseId,
    pub(super) binding: BindingId,
    /// The uses of the variable that can come later.
    pub(super) later: Bits,
    /// The uses in lambdas, or through references, that came earlier and may still be there later, and
    /// whether the lambda has moved the variable into itself.
    pub(super) alive: Vec<(UseId, bool)>,
    /// Whether some earlier use may have left a reference, if only as the result of a method.
    pub(super) referred: bool,
}

impl Captured {
    pub(super) fn is_used_later(&self) -> bool {
        !self.later.is_empty()
    }

    pub(super) fn later(&self) -> Vec<UseId> {
        let mut later = Vec::new();
        for index in self.later.indices() {
            later.push(UseId(index));
        }
        later
    }
}

/// What the analysis finds.
pub(super) struct Flowed {
    /// All captures of all closure values, with what can happen to the variables afterwards.
    pub(super) captures: Vec<Captured>,
    /// The uses in `move` closures of variables that change.
    pub(super) copied: Vec<CopiedApart>,
}
