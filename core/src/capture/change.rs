//! Changes: what may happen to a variable while something else is evaluated.

use super::context::Context;
use crate::knowledge::Receiver;
use crate::resolve::{Access, BindingId, FnId, Target, Use};

/// What may happen to a variable.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    None,
    /// Its value changes, and stays the same object.
    Inside,
    /// It gets another value.
    Rebound,
}

/// What these functions, and the closures of the user's own, may do to the variable.
pub(super) fn change(cx: Context, binding: BindingId, by: &dyn Fn(FnId) -> bool) -> Change {
    let mut change = Change::None;
    for id in cx.facts.uses_of(binding) {
        let used = cx.used(*id);
        let elsewhere = used.function != cx.binding(binding).owner || used.lambda.is_some();
        if !elsewhere || !by(used.function) {
            continue;
        }
        let access = used.access;
        if access.assigns() || matches!(access, Access::Set | Access::BorrowMut) {
            return Change::Rebound;
        }
        let reads = access == Access::Receiver(Receiver::Reads);
        let lends = cx.binding(binding).lends_mutably();
        if access.changes() || (lends && access.may_change() && !reads) {
            change = Change::Inside;
        }
    }
    change
}

/// Whether somebody else than the owner of a variable changes it.
pub(super) fn may_change(cx: Context, binding: BindingId) -> bool {
    change(cx, binding, &|_| true) != Change::None
}

/// The nested functions that are called among these uses.
pub(super) fn called_in(cx: Context, uses: &[Use]) -> Vec<FnId> {
    let mut called = Vec::new();
    for used in uses {
        if let (Target::Nested(function), Access::Call) = (cx.facts.target(used), used.access) {
            called.push(function);
        }
    }
    called
}
