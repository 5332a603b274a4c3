//! Allocations that one `move` closure of the user's own has for itself: it takes the cells with it, and
//! nobody needs a handle.

use super::bits::Bits;
use super::cells::Cells;
use crate::resolve::{Access, BindingId, Kind, LambdaId, NodeId, Target};

/// The numbers of those allocations, where each closure needs the ones in `taken`.
pub(super) fn decide(cells: Cells, taken: &[Vec<usize>]) -> Bits {
    let mut alone = Bits::default();
    // A lock is never moved: who has it is known by its place.
    if cells.cx.resolved.factory.options.sync {
        return alone;
    }
    for (number, group) in cells.stored.groups.iter().enumerate() {
        let (Some(made), Some(lambda)) = (group.statement, lambda_of(taken, number)) else { continue };
        let node = cells.cx.resolved.lambdas[lambda].node;
        let mut only = runs_once(cells, cells.cx.resolved.statements[made].node, node);
        for member in &group.members {
            only = only && is_only_used_in(cells, *member, node);
        }
        if only {
            alone.insert(number);
        }
    }
    alone
}

fn lambda_of(taken: &[Vec<usize>], group: usize) -> Option<LambdaId> {
    let mut found = None;
    for (index, groups) in taken.iter().enumerate() {
        if groups.contains(&group) {
            if found.is_some() {
                return None;
            }
            found = Some(LambdaId(index));
        }
    }
    found
}

/// Whether a closure is made once where the statement runs once.
fn runs_once(cells: Cells, statement: NodeId, lambda: NodeId) -> bool {
    let arena = &cells.cx.resolved.arena;
    let mut around = arena.parent(lambda);
    while let Some(node) = around {
        if node <= statement {
            return true;
        }
        if matches!(arena.kind(node), Kind::Loop | Kind::Lambda(_) | Kind::Function(_)) {
            return false;
        }
        around = arena.parent(node);
    }
    false
}

/// Whether everybody who uses the cell of a variable does so in the node.
fn is_only_used_in(cells: Cells, member: BindingId, node: NodeId) -> bool {
    let resolved = cells.cx.resolved;
    let owner = cells.cx.binding(member).owner;
    for used in resolved.uses.rows() {
        if !cells.mentions(used, member) {
            continue;
        }
        let called = matches!(cells.cx.facts.target(used), Target::Nested(_));
        let by_handle = match cells.cx.facts.target(used) {
            Target::Nested(function) => used.access != Access::Call || cells.handles.has(function, member),
            _ => false,
        };
        let outside = used.function == owner
            && !resolved.arena.contains(node, used.node)
            && (called || cells.in_cell(member, used).is_some());
        if by_handle || outside {
            return false;
        }
    }
    true
}
