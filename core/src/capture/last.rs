//! What a function gives at its end of what its closures have shared: where none of them is left, they need
//! it no more, and it is taken out of its cell.
//!
//! A closure is gone when its statement is where a nested function gets it that cannot keep it, or anything
//! gets a reference to it. One that a variable of the function keeps is gone with that, and is not called
//! behind what is given.

use super::cells::Cells;
use super::holding::Holding;
use super::over;
use super::remains::{Remains, remains};
use crate::knowledge::Receiver;
use crate::resolve::{Access, BindingId, Context, Keeper, Kind, NodeId, Target, Use, UseId};
use crate::syntax::any;

/// Finds the uses that take variables out of their cells.
pub(super) fn decide(cells: Cells, holding: &mut Holding) {
    let remains = remains(cells, holding);
    for index in 0..cells.cx.resolved.uses.len() {
        let Some(taking) = taking(cells, holding, &remains, UseId(index)) else { continue };
        for (uses, is_one) in [
            (&mut holding.last, true),
            (&mut holding.ends, taking.ends),
            (&mut holding.outlived, taking.outlived),
            (&mut holding.all, taking.all),
        ] {
            if is_one {
                uses.insert(index);
            }
        }
    }
}

/// How a variable is taken out of its cell.
struct Taking {
    /// Whether nothing that may call a closure comes behind it.
    ends: bool,
    /// Whether something may be left that has a handle.
    outlived: bool,
    /// Whether all of the allocation is taken: nothing can be left in the cell.
    all: bool,
}

fn taking(cells: Cells, holding: &Holding, remains: &Remains, id: UseId) -> Option<Taking> {
    let used = cells.cx.used(id);
    let Target::Variable(binding) = cells.cx.facts.target(used) else { return None };
    if used.lambda.is_some() || used.element {
        return None;
    }
    let (variable, group) = (cells.cx.binding(binding), cells.in_cell(binding, used)?);
    let defaulted = variable.has_default();
    // What nobody has a handle of is moved out of its cell, unless a copy will do.
    let copied = variable.is_number() || variable.is_copied() || cells.is_scalar(binding);
    if variable.owner != used.function || remains.left.contains(group) || (copied && !defaulted) {
        return None;
    }
    let all = !defaulted && !holding.alone.contains(group);
    let (kept, over) = (remains.keepers_of(group), remains.over_in(group));
    if !is_taken(cells, id, binding, all && kept.is_empty() && over.is_empty()) {
        return None;
    }
    let sync = cells.cx.resolved.factory.options.sync;
    let returned = matches!(used.kept, Some(keeper) if keeper.returns());
    // A lock has nothing to say that nobody may have it any more, nor has what is no more there.
    if !kept.is_empty() && (all || sync || !returned) {
        return None;
    }
    // What is taken out of its cell alone does not need the others that are there.
    let by_itself = remains.futures.contains(group) && !all && !sync;
    let runs = if by_itself {
        is_used_by_what_is_named_behind(cells, id, binding)
    } else {
        is_any_named_behind(cells, id, &over)
    };
    let mut named = vec![binding];
    named.extend_from_slice(&kept);
    named.extend_from_slice(&over);
    let others: &[BindingId] = if all { &cells.stored.groups[group].members } else { &[] };
    // Others that are there as well are dropped with it.
    let drops = others.len() > 1 && !is_at_the_end(cells, id);
    if runs || drops || !(Last { id, named: &named, others, by_itself }).is_last(cells, holding) {
        return None;
    }
    Some(Taking { ends: ends(cells, id), outlived: by_itself || !kept.is_empty(), all })
}

/// Whether a use gives the variable away, or is moved out of it; `certain` where nothing may be left that has
/// a handle, so that a use may take it which may do without.
fn is_taken(cells: Cells, id: UseId, binding: BindingId, certain: bool) -> bool {
    let used = cells.cx.used(id);
    if is_given(used) || (used.moved && used.access.reads() && cells.cx.binding(binding).is_never_copied()) {
        return true;
    }
    let parts = used.taken_apart && is_bound(cells, id);
    certain && (parts || (may_take(used) && is_at_the_end(cells, id))) && !is_in_a_closure(cells, binding)
}

/// Whether a use gives the variable away, or is moved out of it.
fn is_given(used: &Use) -> bool {
    let returned = matches!(used.kept, Some(keeper) if keeper.returns());
    let alone = used.access == Access::Read && used.evaluation.is_none() && used.context == Context::Loose;
    let moved = used.consumed || alone || (used.moved && used.access == Access::Take);
    used.field.is_none() && ((returned && used.access.reads()) || moved)
}

/// Whether a use may take the variable, or a part of it, for all that is known.
fn may_take(used: &Use) -> bool {
    match used.access {
        Access::Receiver(receiver) => receiver == Receiver::Unknown && used.field.is_none(),
        access => used.field.is_some() && access.reads(),
    }
}

/// Whether nothing of the function comes behind the statement.
fn is_at_the_end(cells: Cells, id: UseId) -> bool {
    let used = cells.cx.used(id);
    let Some(statement) = statement_of(cells, used) else { return false };
    if used.kept == Some(Keeper::Return) {
        return true;
    }
    let arena = &cells.cx.resolved.arena;
    let function = cells.cx.resolved.functions[used.function].node;
    let mut behind = arena.end(statement);
    while behind < arena.end(function) {
        // What is in nested functions comes behind, too, and does not run there.
        behind = match arena.kind(behind) {
            Kind::Statement(_) => return false,
            Kind::Function(_) => arena.end(behind),
            _ => NodeId(behind.0 + 1),
        };
    }
    true
}

/// Whether a `let` binds what the use gives.
fn is_bound(cells: Cells, id: UseId) -> bool {
    any(cells.cx.resolved.bindings.rows(), &mut |binding| binding.init.contains(&id.0))
}

/// Whether a closure of the user's own that may be called later uses the variable.
fn is_in_a_closure(cells: Cells, binding: BindingId) -> bool {
    for used in &cells.cx.resolved.uses {
        if let (Some(lambda), true) = (used.lambda, cells.mentions(used, binding)) {
            if !cells.cx.resolved.lambdas[lambda].done {
                return true;
            }
        }
    }
    false
}

/// Whether variables are named behind a use, or may be in the next turn of a loop: what is in them need not
/// be over at a `return`.
fn is_any_named_behind(cells: Cells, id: UseId, variables: &[BindingId]) -> bool {
    let (arena, mut around) = (&cells.cx.resolved.arena, Some(cells.cx.used(id).node));
    let mut in_a_loop = false;
    while let Some(node) = around.filter(|node| !matches!(arena.kind(*node), Kind::Function(_))) {
        in_a_loop |= matches!(arena.kind(node), Kind::Loop);
        around = arena.parent(node);
    }
    for variable in variables {
        for other in cells.cx.facts.uses_of(*variable) {
            if *other > id || in_a_loop {
                return true;
            }
        }
    }
    false
}

/// Whether a closure or block of the user's own uses the variable, and what has it is named behind a use.
fn is_used_by_what_is_named_behind(cells: Cells, id: UseId, binding: BindingId) -> bool {
    for (index, used) in cells.cx.resolved.uses.iter().enumerate() {
        if used.lambda.is_none() || !cells.mentions(used, binding) {
            continue;
        }
        for (number, keeper) in cells.cx.resolved.bindings.iter().enumerate() {
            let named = keeper.init.contains(&index)
                && any(cells.cx.facts.uses_of(BindingId(number)), &mut |other| *other > id);
            if named {
                return true;
            }
        }
    }
    false
}

/// A use that may give a variable away.
struct Last<'a> {
    id: UseId,
    /// The variable, and those that have closures and futures which have it.
    named: &'a [BindingId],
    /// All of an allocation that is taken as a whole.
    others: &'a [BindingId],
    /// Whether it needs nothing of the allocation but the one cell.
    by_itself: bool,
}

impl Last<'_> {
    /// Whether nobody uses the variable, or what keeps closures that have it, behind the use; for all of an
    /// allocation, nor beside it. And nothing that is shared is held around. Nothing comes behind a `return`.
    fn is_last(&self, cells: Cells, holding: &Holding) -> bool {
        let (resolved, used) = (cells.cx.resolved, cells.cx.used(self.id));
        for &around in &holding.around(resolved, used.node) {
            let own = (used.consumed || used.moved || used.taken_apart || may_take(used))
                && used.evaluation == Some(around);
            for held in holding.taken(around) {
                if (held.binding != self.named[0] && !self.by_itself)
                    || (held.binding == self.named[0] && !own)
                {
                    return false;
                }
            }
        }
        let Some(statement) = statement_of(cells, used) else { return false };
        for (index, other) in resolved.uses.iter().enumerate() {
            if self.counts(cells, statement, UseId(index)) {
                for binding in self.named.iter().chain(self.others) {
                    if cells.mentions(other, *binding) {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// Whether another use comes behind this one, or may need the variable when this one is evaluated.
    fn counts(&self, cells: Cells, statement: NodeId, other: UseId) -> bool {
        let (resolved, used) = (cells.cx.resolved, cells.cx.used(self.id));
        let (id, other) = (other, cells.cx.used(other));
        if resolved.arena.are_exclusive(used.node, other.node) {
            return false;
        }
        if used.kept != Some(Keeper::Return) && id > self.id && other.function == used.function {
            return true;
        }
        // A closure that something there has a reference to is gone when all of it is evaluated.
        let alive = matches!(cells.cx.facts.target(other), Target::Nested(_))
            && other.access != Access::Call
            && !over::is_over_before(cells, other, used.node);
        // Operands are not always walked in the order in which they are evaluated.
        let beside = id > self.id || alive || (!self.others.is_empty() && id != self.id);
        beside && resolved.arena.contains(statement, other.node)
    }
}

/// Whether a use gives a variable to the caller, and nothing comes behind it that may call a closure.
fn ends(cells: Cells, id: UseId) -> bool {
    let (resolved, used) = (cells.cx.resolved, cells.cx.used(id));
    if !matches!(used.kept, Some(keeper) if keeper.returns()) {
        return false;
    }
    let Some(statement) = statement_of(cells, used) else { return false };
    for other in &resolved.uses.rows()[id.0 + 1..] {
        let quiet = matches!(other.access, Access::Read | Access::Take);
        if !quiet && resolved.arena.contains(statement, other.node) {
            return false;
        }
    }
    true
}

/// The statement around a use that is a statement of the function's own, or a `return`; none where it may run
/// again.
fn statement_of(cells: Cells, used: &Use) -> Option<NodeId> {
    let arena = &cells.cx.resolved.arena;
    let (mut around, mut outermost) = (arena.parent(used.node), None);
    while let Some(node) = around {
        match arena.kind(node) {
            Kind::Function(_) => break,
            Kind::Loop | Kind::Lambda(_) => return None,
            Kind::Statement(_) if used.kept == Some(Keeper::Return) => return Some(node),
            Kind::Statement(_) => outermost = Some(node),
            _ => {}
        }
        around = arena.parent(node);
    }
    outermost
}
