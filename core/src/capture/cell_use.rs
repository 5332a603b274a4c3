//! What a use needs of a variable that is in a cell: a copy, or the variable itself, and for how long.

use super::bits::Bits;
use super::context::Context;
use super::decision::{Group, Unshareable};
use crate::resolve::{Access, BindingId, Strength, Use, UseId};

/// What keeps a function that has a handle from reaching the variable in its cell.
pub(super) fn misuse(cx: Context, binding: BindingId, id: UseId) -> Option<Unshareable> {
    let used = cx.used(id);
    match used.access {
        Access::Opaque | Access::Shown | Access::Macro => Some(Unshareable::Unreadable(id)),
        _ if is_plain(cx, binding, used) => None,
        _ => match used.evaluation {
            Some(evaluation) if cx.resolved.evaluations[evaluation].awaits => Some(Unshareable::Awaits(id)),
            Some(_) => None,
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
        Access::Read => strong && (used.evaluation.is_none() || cx.binding(binding).is_number()),
        _ => false,
    }
}

/// The shared variables that are only read and assigned, by functions that nobody can come back into
/// meanwhile: nothing has to be held for them.
pub(super) fn scalars(cx: Context, groups: &[Group]) -> Bits {
    let mut scalars = Bits::default();
    if cx.resolved.factory.options.sync {
        return scalars;
    }
    for group in groups {
        for member in &group.members {
            if cx.binding(*member).is_number() && is_quiet(cx, *member) {
                scalars.insert(member.0);
            }
        }
    }
    scalars
}

fn is_quiet(cx: Context, binding: BindingId) -> bool {
    for function in cx.facts.captors_of(binding) {
        if !cx.facts.calls(*function).is_empty() {
            return false;
        }
    }
    for id in cx.facts.uses_of(binding) {
        let used = cx.used(*id);
        let own = used.function == cx.binding(binding).owner;
        let plain = used.access == Access::Declared || is_plain(cx, binding, used);
        let unknown = cx.resolved.is_moved(used) || cx.resolved.functions[used.function].runs_unknown;
        if !plain || (!own && unknown) {
            return false;
        }
    }
    true
}
