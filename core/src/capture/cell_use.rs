//! What a use needs of a variable that is in a cell: a copy, or the variable itself, and for how long.

use super::context::Context;
use super::decision::Unshareable;
use crate::resolve::{Access, BindingId, FnId, NodeId, Strength, Target, Use, UseId};

/// What keeps a function that has a handle from reaching the variable in its cell.
pub(super) fn misuse(cx: Context, binding: BindingId, id: UseId) -> Option<Unshareable> {
    let used = cx.used(id);
    match used.access {
        Access::Opaque | Access::Shown | Access::Macro => Some(Unshareable::Unreadable(id)),
        _ if is_plain(cx, binding, used) => None,
        _ => match used.evaluation {
            Some(_) => None,
            None if used.taken_apart => None,
            None => Some(Unshareable::Kept(id)),
        },
    }
}

/// Whether the use needs the variable for a moment only: a copy that is read, or a value that is written.
pub(super) fn is_plain(cx: Context, binding: BindingId, used: &Use) -> bool {
    let strong = used.strength == Strength::Strong && !used.early;
    match used.access {
        Access::Set => true,
        Access::Take => strong,
        // Outside of every evaluation it is a name alone.
        Access::Read => strong && (used.evaluation.is_none() || is_copy(cx, binding)),
        _ => false,
    }
}

fn is_copy(cx: Context, binding: BindingId) -> bool {
    cx.binding(binding).is_number() || cx.binding(binding).is_copied()
}

/// Whether a variable is bound to something that may refer to what is used. Where a stored closure is called
/// for it, or behind it, a reference could not be kept: the result is taken to refer to nothing, unless it
/// surely does.
pub(super) fn is_kept(cx: Context, used: &Use) -> bool {
    let Some(id) = used.evaluation else { return false };
    let evaluation = &cx.resolved.evaluations[id];
    let copied = matches!(cx.facts.target(used), Target::Variable(binding)
        if used.access.reads() && is_copy(cx, binding));
    !(used.consumed || copied)
        && evaluation.kept
        && (evaluation.refers || !calls_back_since(cx, used.function, evaluation.node))
}

/// Whether a function calls what a variable holds, in a node or behind it.
fn calls_back_since(cx: Context, function: FnId, node: NodeId) -> bool {
    for id in &cx.resolved.functions[function].uses {
        let used = cx.used(*id);
        if let (Target::Variable(binding), Access::Call) = (cx.facts.target(used), used.access) {
            let after =
                used.node > cx.resolved.arena.end(node) || cx.resolved.arena.contains(node, used.node);
            if after && !cx.binding(binding).how.closure {
                return true;
            }
        }
    }
    false
}
