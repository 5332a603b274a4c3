//! Locks: with `sync`, variables that nobody uses together have one each.

use super::context::Context;
use crate::resolve::{BindingId, FnId};

/// Whether a function that captures uses the variable and one of the others.
pub(super) fn used_with_any(cx: Context, others: &[BindingId], binding: BindingId) -> bool {
    let owner = cx.binding(binding).owner;
    if cx.facts.captures(owner) && touches_any(cx, owner, others, binding) {
        return true;
    }
    for function in cx.facts.captors_of(binding) {
        if touches_any(cx, *function, others, binding) {
            return true;
        }
    }
    false
}

fn touches_any(cx: Context, function: FnId, others: &[BindingId], binding: BindingId) -> bool {
    if cx.facts.touches(cx.resolved, function, binding) {
        for other in others {
            if cx.facts.touches(cx.resolved, function, *other) {
                return true;
            }
        }
    }
    false
}
