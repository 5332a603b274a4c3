//! Compound assignments whose right side may change what they assign to: `total += next()`. Python reads the
//! variable before it calls, and rustc behind it.

use super::cells::Cells;
use super::change::{Change, called_in, change, may_change};
use super::holding::Order;
use crate::resolve::{BindingId, EvaluationId, EvaluationKind, FnId, Form, Target, Use};

/// A compound assignment.
#[expect(clippy::struct_excessive_bools, reason = "independent properties, each asked for alone")]
struct Compound<'a> {
    /// The use of the variable that is assigned to, or to a part of which something is.
    left: &'a Use,
    /// Whether it is the variable itself that is assigned to.
    whole: bool,
    /// Whether what is assigned to is surely a number.
    number: bool,
    right: &'a [Use],
    /// Whether the right side runs code of others.
    foreign: bool,
    /// Whether something is awaited, across which nothing can be held.
    awaits: bool,
}

/// Decides about an evaluation.
pub(super) fn order(cells: Cells, id: EvaluationId) -> Order {
    let Some(compound) = compound(cells, id) else { return Order::AsWritten };
    let Target::Variable(binding) = cells.cx.facts.target(compound.left) else { return Order::AsWritten };
    let first = if compound.number { Order::Copied } else { Order::Cloned };
    let field = if compound.whole { None } else { compound.left.field.as_ref() };
    for called in called_in(cells.cx, compound.right) {
        let reached = |function: FnId| function == called || cells.cx.facts.graph.reaches(called, function);
        if cells.cx.facts.writes(called, binding)
            && change(cells.cx, binding, field, &reached) != Change::None
        {
            return first;
        }
    }
    let known = compound.awaits || compound.number || (compound.whole && cells.cx.binding(binding).is_text());
    match comes_back(cells, &compound, binding) {
        false => Order::AsWritten,
        true if known || cells.locks_twice(binding, compound.right) => first,
        true => Order::ClonedOrHeld,
    }
}

/// Whether code of others may change the variable meanwhile.
fn comes_back(cells: Cells, compound: &Compound, binding: BindingId) -> bool {
    compound.foreign && cells.in_cell(binding, compound.left).is_some() && may_change(cells.cx, binding)
}

fn compound(cells: Cells<'_>, id: EvaluationId) -> Option<Compound<'_>> {
    let resolved = cells.cx.resolved;
    let evaluation = &resolved.evaluations[id];
    let awaits = resolved.awaits_in(evaluation.node);
    if let EvaluationKind::Assignment(assignment) = &evaluation.kind {
        if !assignment.compound {
            return None;
        }
        let left = &resolved.uses[assignment.left];
        let Target::Variable(binding) = left.target else { return None };
        let right = resolved.uses.range(&(resolved.first_use_in(evaluation.node)..assignment.left.0));
        let number = resolved.bindings[binding].is_number();
        return Some(Compound { left, whole: true, number, right, foreign: assignment.foreign, awaits });
    }
    let operation = evaluation.operation.as_ref()?;
    if operation.form != Form::Compound || !operation.repeatable || !evaluation.adds_an_operand() {
        return None;
    }
    let value = operation.operands.first()?;
    let left = resolved.uses.rows().get(operation.place.0)?;
    let right = resolved.uses.range(&value.uses);
    Some(Compound { left, whole: false, number: operation.number, right, foreign: value.foreign, awaits })
}
