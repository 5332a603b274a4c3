//! What is borrowed where it is used: `shared.items.lend_mut().push(name)`.
//!
//! That is done where an evaluation needs one variable, names it once, and ends where a temporary does.
//! Nothing is then held for longer than the evaluation would hold it.

use super::bits::Bits;
use super::cells::Cells;
use super::holding::Holding;
use super::site::{Site, is_punct, sites};
use crate::knowledge::{self, Receiver};
use crate::resolve::{
    Access, BindingId, EvaluationId, EvaluationKind, Form, Hole, Kind, NodeId, Piece, Strength, Target,
    Template, Use, UseId,
};

/// Where what is held is borrowed.
#[derive(Default)]
pub(crate) struct InPlace {
    sites: Vec<Site>,
    /// The evaluations that leave borrowing to the use.
    evaluations: Bits,
    /// The uses that borrow.
    uses: Bits,
    /// Those of them that borrow to change something.
    changes: Bits,
    /// Those of them that stand before something that means the variable, and never the guard.
    bare: Bits,
}

impl InPlace {
    /// Whether an evaluation is a statement whose value nobody uses.
    pub(crate) fn is_statement(&self, id: EvaluationId) -> bool {
        self.sites[id.0] == Site::Statement
    }

    /// Whether the one variable that an evaluation needs is borrowed where it is used.
    pub(crate) fn evaluation(&self, id: EvaluationId) -> bool {
        self.evaluations.contains(id.0)
    }

    /// Whether a use borrows the variable, and whether that is to change it.
    pub(crate) fn borrows(&self, id: UseId) -> Option<bool> {
        self.uses.contains(id.0).then(|| self.changes.contains(id.0))
    }

    /// Whether what follows finds the variable through the guard: an index, or a method that a guard has not.
    pub(crate) fn is_bare(&self, id: UseId) -> bool {
        self.bare.contains(id.0)
    }
}

pub(super) fn decide(cells: Cells, holding: &Holding) -> InPlace {
    let mut found = InPlace { sites: sites(cells.cx.resolved), ..InPlace::default() };
    for index in 0..cells.cx.resolved.evaluations.len() {
        let id = EvaluationId(index);
        let [held] = holding.taken(id) else { continue };
        if found.sites[index] == Site::Elsewhere || calls_before_it_borrows(cells, holding, id) {
            continue;
        }
        if let Some((used, bare)) = only_use(cells, holding, id, held.binding) {
            found.evaluations.insert(index);
            found.uses.insert(used.0);
            if held.changes {
                found.changes.insert(used.0);
            }
            if bare {
                found.bare.insert(used.0);
            }
        }
    }
    // What is referred to in an operand that is evaluated first is lent for that.
    for (index, used) in cells.cx.resolved.uses.iter().enumerate() {
        let Target::Variable(binding) = cells.cx.facts.target(used) else { continue };
        let number = cells.is_scalar(binding);
        if used.access == Access::Borrow && !number && cells.in_cell(binding, used).is_some() {
            found.uses.insert(index);
        }
    }
    found
}

/// Whether code of others runs in the evaluation after the place has been read in Python, and rustc would run
/// it before: `totals[i] += next()`.
fn calls_before_it_borrows(cells: Cells, holding: &Holding, id: EvaluationId) -> bool {
    let Some(operation) = &cells.cx.resolved.evaluations[id].operation else { return false };
    let Some(right) = operation.operands.first() else { return false };
    operation.form == Form::Compound && right.foreign && !holding.first(id).contains(&0)
}

/// The only use of the variable in an evaluation, if it stands in the evaluation itself and not in a block or
/// an argument of it; and whether what follows finds the variable through the guard.
fn only_use(cells: Cells, holding: &Holding, id: EvaluationId, binding: BindingId) -> Option<(UseId, bool)> {
    let resolved = cells.cx.resolved;
    let evaluation = &resolved.evaluations[id];
    let EvaluationKind::Whole(whole) = &evaluation.kind else { return None };
    let first = resolved.first_use_in(evaluation.node);
    let mut only = None;
    for (offset, used) in resolved.uses_in(evaluation.node).iter().enumerate() {
        if is_first(cells, holding, id, first + offset) || !names(cells, used, binding) {
            continue;
        }
        if only.replace(UseId(first + offset)).is_some() {
            return None;
        }
    }
    let only = only?;
    let used = cells.cx.used(only);
    let plain = used.strength == Strength::Strong && !matches!(used.access, Access::Opaque | Access::Shown);
    if !plain || is_repeated(cells, evaluation.node, used) {
        return None;
    }
    find(cells, whole, only).map(|bare| (only, bare))
}

/// Looks for a use among the pieces of an evaluation, and of the evaluations that are its parts; whether what
/// follows finds the variable through the guard.
fn find(cells: Cells, whole: &Template, wanted: UseId) -> Option<bool> {
    for (position, piece) in whole.pieces.iter().enumerate() {
        match piece {
            Piece::Hole(Hole::Use(id), _) if *id == wanted => {
                return Some(is_bare(&whole.pieces[position + 1..]));
            }
            Piece::Hole(Hole::Evaluation(part), _) => {
                if let EvaluationKind::Whole(whole) = &cells.cx.resolved.evaluations[part].kind {
                    let found = find(cells, whole, wanted);
                    if found.is_some() {
                        return found;
                    }
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether the use stands in an operand that is evaluated before anything is borrowed.
fn is_first(cells: Cells, holding: &Holding, id: EvaluationId, used: usize) -> bool {
    let Some(operation) = &cells.cx.resolved.evaluations[id].operation else { return false };
    for position in holding.first(id) {
        let inside = &operation.operands[*position].uses;
        if inside.start <= used && used < inside.end {
            return true;
        }
    }
    false
}

/// Whether a use names the variable, or a function that captures it.
fn names(cells: Cells, used: &Use, binding: BindingId) -> bool {
    match cells.cx.facts.target(used) {
        Target::Variable(named) => named == binding,
        Target::Nested(function) => cells.cx.facts.captures_variable(function, binding),
        Target::Outside => false,
    }
}

/// Whether something else than scopes and parts is around the use, in the evaluation: a loop, a closure.
fn is_repeated(cells: Cells, around: NodeId, used: &Use) -> bool {
    let arena = &cells.cx.resolved.arena;
    let mut node = arena.parent(used.node);
    while let Some(inner) = node.filter(|inner| *inner != around) {
        if !matches!(arena.kind(inner), Kind::Scope | Kind::Evaluation(_)) {
            return true;
        }
        node = arena.parent(inner);
    }
    false
}

/// Whether this is an index, or a method that the standard library has for what is borrowed and not for a
/// guard: `[0]`, `.push(name)`.
fn is_bare(behind: &[Piece]) -> bool {
    match behind {
        [Piece::Group(proc_macro2::Delimiter::Bracket, ..), ..] => true,
        [dot, Piece::Token(proc_macro2::TokenTree::Ident(method)), ..] if is_punct(dot, '.') => {
            let known = knowledge::method(method);
            let does = matches!(known.receiver, Receiver::Reads | Receiver::Changes | Receiver::Grows);
            does && *method == known.name
        }
        _ => false,
    }
}
