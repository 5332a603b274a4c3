//! Numbers in `move` closures that are done with when their statement is: a copy is as good as the variable, if nothing changes it
//! until then.

use super::facts::Facts;
use crate::resolve::{Access, BindingId, FnId, NodeId, Resolved, Target, Use};

/// Marks the uses for which a copy will do.
pub(super) fn decide(resolved: &mut Resolved, facts: &Facts) {
    let is_copied = |used: &Use| match used.target {
        Target::Variable(id) => resolved.is_moved_here(used) && is_as_good(resolved, facts, used, id),
        _ => false,
    };
    let copied: Vec<usize> = resolved
        .uses
        .iter()
        .enumerate()
        .filter(|(_, used)| is_copied(used))
        .map(|(index, _)| index)
        .collect();
    for index in copied {
        resolved.uses[index].copied = true;
    }
}

fn is_as_good(resolved: &Resolved, facts: &Facts, used: &Use, id: BindingId) -> bool {
    let binding = &resolved.bindings[id];
    let number = binding.is_number() || binding.how.integer;
    if binding.owner == used.function || !number || !facts.writes(used.function, id) {
        return false;
    }
    let Some(lambda) = outermost(resolved, used.function, used.node) else { return false };
    let around = |node: &NodeId| resolved.arena.contains(*node, lambda);
    let statements = resolved.statements.iter().map(|statement| statement.node).filter(around);
    let Some(statement) = statements.max() else { return false };
    let from_there = resolved.uses_in(statement).iter().filter(|other| lambda <= other.node);
    let mut from_there = from_there;
    from_there.all(|other| match other.target {
        Target::Variable(named) => named != id || only_reads(other.access),
        Target::Nested(function) => {
            let inside = resolved.arena.contains(lambda, other.node) && facts.captures_variable(function, id);
            !inside && !facts.writes(function, id)
        }
        Target::Outside => true,
    })
}

/// The outermost `move` closure of a function around a use.
fn outermost(resolved: &Resolved, function: FnId, at: NodeId) -> Option<NodeId> {
    let own = resolved.functions[function].node;
    let moves = resolved.lambdas.iter().filter(|lambda| lambda.moves).map(|lambda| lambda.node);
    moves.filter(|lambda| resolved.arena.contains(*lambda, at) && own <= *lambda).min()
}

/// What no number is changed by.
fn only_reads(access: Access) -> bool {
    matches!(
        access,
        Access::Read | Access::Borrow | Access::Receiver | Access::Number | Access::Shown | Access::Declared
    )
}
