//! Numbers in `move` closures that are done with when their statement is: a copy is as good as the variable,
//! if nothing changes it until then.

use super::bits::Bits;
use super::context::Context;
use crate::resolve::{Access, BindingId, FnId, Kind, NodeId, Target, Use};

/// The uses for which a copy will do.
pub(super) fn decide(cx: Context) -> Bits {
    let mut copied = Bits::default();
    for (index, used) in cx.resolved.uses.iter().enumerate() {
        if let Target::Variable(binding) = cx.facts.target(used) {
            if cx.resolved.is_moved_here(used) && is_as_good(cx, used, binding) {
                copied.insert(index);
            }
        }
    }
    copied
}

fn is_as_good(cx: Context, used: &Use, id: BindingId) -> bool {
    let binding = cx.binding(id);
    let number = binding.is_number();
    if binding.owner == used.function || !number || !cx.facts.writes(used.function, id) {
        return false;
    }
    let Some(lambda) = outermost(cx, used.function, used.node) else { return false };
    let Some(statement) = statement_around(cx, lambda) else { return false };
    for other in cx.resolved.uses_in(statement) {
        let as_good = match cx.facts.target(other) {
            _ if other.node < lambda => true,
            Target::Variable(named) => named != id || only_reads(other.access),
            Target::Nested(function) => {
                let inside = cx.resolved.arena.contains(lambda, other.node)
                    && cx.facts.captures_variable(function, id);
                !inside && !cx.facts.writes(function, id)
            }
            Target::Outside => true,
        };
        if !as_good {
            return false;
        }
    }
    true
}

/// The outermost `move` closure of a function around a node.
fn outermost(cx: Context, function: FnId, node: NodeId) -> Option<NodeId> {
    let own = cx.resolved.functions[function].node;
    let (mut outermost, mut around) = (None, cx.resolved.arena.parent(node));
    while let Some(node) = around {
        match cx.resolved.arena.kind(node) {
            _ if node < own => break,
            Kind::Lambda(id) if cx.resolved.lambdas[id].moves => outermost = Some(node),
            _ => {}
        }
        around = cx.resolved.arena.parent(node);
    }
    outermost
}

/// The innermost statement around a node in which closures may be made.
fn statement_around(cx: Context, node: NodeId) -> Option<NodeId> {
    let mut around = cx.resolved.arena.parent(node);
    while let Some(node) = around {
        if let Kind::Statement(Some(_)) = cx.resolved.arena.kind(node) {
            return Some(node);
        }
        around = cx.resolved.arena.parent(node);
    }
    None
}

/// What no number is changed by.
fn only_reads(access: Access) -> bool {
    matches!(
        access,
        Access::Read | Access::Take | Access::Borrow | Access::Receiver(_) | Access::Shown | Access::Declared
    )
}
