//! What a use needs of a variable that is in a cell: a copy, or the variable itself, and for how long.

use super::context::Context;
use super::decision::Unshareable;
use crate::resolve::{Access, BindingId, Strength, Use, UseId};

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
        Access::Read => strong && (used.evaluation.is_none() || cx.binding(binding).is_number()),
        _ => false,
    }
}
