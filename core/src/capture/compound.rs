//! Compound assignments whose right side may change what they assign to: `total += next()`. Python reads the
//! variable before it calls, and rustc behind it.

use super::cells::Cells;
use super::change::{called_in, may_change};
use crate::resolve::{BindingId, EvaluationId, EvaluationKind, FnId, Form, Target, Use, UseId};

/// When what is assigned to is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// As rustc does it: nobody can tell.
    AsWritten,
    /// Before the right side is evaluated.
    ReadFirst,
    /// It would have to be a copy, and may not be one. The function is the one that changes it.
    Refused(UseId, FnId),
}

/// A compound assignment.
struct Compound<'a> {
    /// The use of the variable that is assigned to, or to a part of which something is.
    left: &'a Use,
    left_id: UseId,
    /// Whether what is assigned to is surely a number.
    number: bool,
    right: &'a [Use],
    /// Whether the right side runs code of others.
    foreign: bool,
}

/// Decides about an evaluation.
pub(crate) fn order(cells: Cells, id: EvaluationId) -> Order {
    let Some(compound) = compound(cells, id) else { return Order::AsWritten };
    let Target::Variable(binding) = cells.cx.facts.target(compound.left) else { return Order::AsWritten };
    for called in called_in(cells.cx, compound.right) {
        if cells.cx.facts.writes(called, binding) {
            return if compound.number { Order::ReadFirst } else { Order::Refused(compound.left_id, called) };
        }
    }
    if compound.number && comes_back(cells, &compound, binding) { Order::ReadFirst } else { Order::AsWritten }
}

/// Whether code of others may change the variable meanwhile.
fn comes_back(cells: Cells, compound: &Compound, binding: BindingId) -> bool {
    compound.foreign && cells.in_cell(binding, compound.left).is_some() && may_change(cells.cx, binding)
}

fn compound(cells: Cells<'_>, id: EvaluationId) -> Option<Compound<'_>> {
    let resolved = cells.cx.resolved;
    let evaluation = &resolved.evaluations[id];
    if let EvaluationKind::Assignment(assignment) = &evaluation.kind {
        if !assignment.compound {
            return None;
        }
        let left = &resolved.uses[assignment.left];
        let Target::Variable(binding) = left.target else { return None };
        let right = resolved.uses.range(&(resolved.first_use_in(evaluation.node)..assignment.left.0));
        let number = resolved.bindings[binding].is_number();
        return Some(Compound { left, left_id: assignment.left, number, right, foreign: assignment.foreign });
    }
    let operation = evaluation.operation.as_ref()?;
    if operation.form != Form::Compound {
        return None;
    }
    let (left_id, value) = (operation.place, operation.operands.first()?);
    let left = resolved.uses.rows().get(left_id.0)?;
    let right = resolved.uses.range(&value.uses);
    Some(Compound { left, left_id, number: operation.number, right, foreign: value.foreign })
}
