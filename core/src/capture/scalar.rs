//! Numbers that are shared and need no guard: they are copied out of their cells, and into them.

use super::bits::Bits;
use super::cell_use::is_plain;
use super::context::Context;
use super::decision::Group;
use super::handle::Handles;
use crate::resolve::{Access, BindingId};

/// The shared variables that are only read and assigned, by functions that nobody can come back into while
/// they have the variable: nothing has to be held for them.
pub(super) fn scalars(cx: Context, groups: &[Group], handles: &Handles) -> Bits {
    let mut scalars = Bits::default();
    if cx.resolved.factory.options.sync {
        return scalars;
    }
    for group in groups {
        for member in &group.members {
            if cx.binding(*member).is_number() && is_quiet(cx, *member, handles) {
                scalars.insert(member.0);
            }
        }
    }
    scalars
}

fn is_quiet(cx: Context, binding: BindingId, handles: &Handles) -> bool {
    for function in cx.facts.captors_of(binding) {
        if !cx.facts.calls(*function).is_empty() {
            return false;
        }
    }
    for id in cx.facts.uses_of(binding) {
        let used = cx.used(*id);
        let own = used.function == cx.binding(binding).owner;
        let plain = used.access == Access::Declared || is_plain(cx, binding, used);
        // A function that has a handle holds nothing meanwhile.
        let holds = cx.resolved.functions[used.function].runs_unknown && !handles.has(used.function, binding);
        let unknown = cx.resolved.is_moved(used) || holds;
        if !plain || (!own && unknown) {
            return false;
        }
    }
    true
}
