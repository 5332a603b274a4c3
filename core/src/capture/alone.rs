//! Cells that need no allocation, for nobody needs a handle of them: one `move` closure of the user's own
//! takes them with it, or all who use them borrow them.

use super::bits::Bits;
use super::cells::Cells;
use crate::resolve::{Access, BindingId, Kind, LambdaId, NodeId, Target};

/// The numbers of their groups, where each closure needs the ones in `taken`.
pub(super) fn decide(cells: Cells, taken: &[Vec<usize>]) -> Bits {
    let mut alone = Bits::default();
    // A lock is never moved: who has it is known by its place.
    if cells.cx.resolved.factory.options.sync {
        return alone;
    }
    for (number, group) in cells.stored.groups.iter().enumerate() {
        let (Some(made), Ok(owner)) = (group.statement, owner_of(taken, number)) else { continue };
        let node = owner.map(|lambda| cells.cx.resolved.lambdas[lambda].node);
        let begin = cells.cx.resolved.statements[made].node;
        let mut only = node.is_none_or(|node| runs_once(cells, begin, node));
        for member in &group.members {
            only = only && is_only_used_in(cells, *member, node);
        }
        if only {
            alone.insert(number);
        }
    }
    alone
}

/// The closure that takes a group with it, if there is one; an error where there are several.
fn owner_of(taken: &[Vec<usize>], group: usize) -> Result<Option<LambdaId>, ()> {
    let mut found = None;
    for (index, groups) in taken.iter().enumerate() {
        if groups.contains(&group) {
            if found.is_some() {
                return Err(());
            }
            found = Some(LambdaId(index));
        }
    }
    Ok(found)
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

/// Whether everybody who uses the cell of a variable borrows it, and does so in the node, if there is one.
fn is_only_used_in(cells: Cells, member: BindingId, node: Option<NodeId>) -> bool {
    let resolved = cells.cx.resolved;
    let owner = cells.cx.binding(member).owner;
    for used in resolved.uses.rows() {
        if !cells.mentions(used, member) {
            continue;
        }
        let called = matches!(cells.cx.facts.target(used), Target::Nested(_));
        let by_handle = match cells.cx.facts.target(used) {
            Target::Nested(_) if used.access != Access::Call => true,
            // It borrows the cells where they are.
            Target::Nested(function) => node.is_some() && cells.handles.has(function, member),
            _ => false,
        };
        let outside = used.function == owner
            && matches!(node, Some(node) if !resolved.arena.contains(node, used.node))
            && (called || cells.in_cell(member, used).is_some());
        if by_handle || outside {
            return false;
        }
    }
    true
}
