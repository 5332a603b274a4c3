//! Nested functions that an editor sees as closures which are bound where they are written, so that each is
//! one name to it, whatever becomes of it otherwise.

use super::bits::Bits;
use super::context::Context;
use super::form;
use crate::resolve::{FnId, Target, Use};
use crate::syntax::tokens_of;

/// The functions that can be bound: everything they capture is there where they are written, and they are
/// used behind that only.
pub(super) fn decide(cx: Context) -> Bits {
    let mut bound = Bits::default();
    if cx.resolved.factory.options.named.is_some() {
        return bound;
    }
    for id in cx.facts.capturing() {
        if can_be_bound(cx, id) {
            bound.insert(id.0);
        }
    }
    let mut changed = true;
    while changed {
        changed = false;
        for used in &cx.resolved.uses {
            let Target::Nested(function) = used.target else { continue };
            if bound.contains(function.0) && !is_seen(cx, &bound, function, used) {
                bound.remove(function.0);
                changed = true;
            }
        }
    }
    bound
}

fn can_be_bound(cx: Context, id: FnId) -> bool {
    let function = &cx.resolved.functions[id];
    let plain = function.declared.is_none() && cx.facts.idle(id).is_none() && !cx.facts.graph.reaches(id, id);
    if !plain || !form::can_be_closure(cx, id) || form::mentions_impl(&tokens_of(&function.sig)) {
        return false;
    }
    for binding in cx.facts.free(id) {
        if cx.binding(binding).visible.0 > function.node {
            return false;
        }
    }
    true
}

/// Whether the name of a bound function means it where it is used: behind its definition, and in no function
/// that becomes an item.
fn is_seen(cx: Context, bound: &Bits, function: FnId, used: &Use) -> bool {
    let definition = &cx.resolved.functions[function];
    let mut around = used.function;
    while around != definition.parent {
        if !bound.contains(around.0) {
            return false;
        }
        around = cx.resolved.functions[around].parent;
    }
    used.node >= cx.resolved.arena.end(definition.node)
}
