//! Compound assignments whose right side may change what they assign to: `total += next()`. Python reads the
//! variable before it calls, and rustc behind it.

use super::cells::Cells;
use super::change::{Change, Sought, called_in, change, change_meanwhile, is_of_another_value, may_change};
use super::first::positions;
use super::found_by_calls::is_found_by_calls;
use super::holding::Order;
use crate::resolve::{
    BindingId, Effect, EvaluationId, EvaluationKind, FnId, Form, Operand, Reach, Target, Use, UseId,
};
use crate::syntax::any;

/// A compound assignment.
#[expect(clippy::struct_excessive_bools, reason = "independent properties, each asked for alone")]
struct Compound<'a> {
    /// The use of the variable that is assigned to, or to a part of which something is.
    left: &'a Use,
    /// What it is part of that is assigned to, if it is not the variable itself.
    reach: Option<Reach>,
    /// Whether what is assigned to is surely a number.
    number: bool,
    /// Whether the place can be evaluated twice.
    repeatable: bool,
    /// Whether it is part of an element that stands at the end.
    at_the_end: bool,
    right: &'a [Use],
    /// Whether the right side runs code of others.
    foreign: bool,
    /// Whether something is awaited, across which nothing can be held.
    awaits: bool,
}

impl Compound<'_> {
    /// Whether what is assigned to may be part of another value after a change. With one more behind it, it
    /// is not at the end any more.
    fn is_of_another(&self, change: Change, reach: Reach) -> bool {
        is_of_another_value(change, reach) || (self.at_the_end && change > Change::Within)
    }
}

/// Decides about an evaluation.
pub(super) fn order(cells: Cells, id: EvaluationId) -> Order {
    let Some(compound) = compound(cells, id) else { return Order::AsWritten };
    let binding = match cells.cx.facts.target(compound.left) {
        Target::Variable(binding) => binding,
        Target::Nested(_) if is_found_by_calls(cells, id) => return Order::Never,
        _ => return Order::AsWritten,
    };
    let first = if compound.number { Order::Copied } else { Order::Cloned };
    let by_operands = match found(cells, id, &compound) {
        Found::AsEver => false,
        Found::ByOperands if compound.repeatable => true,
        _ => return Order::Never,
    };
    let reach = compound.reach.unwrap_or(Reach::Whole);
    // Of what is operated on, the field itself is added to.
    let field = if compound.reach.is_none() { None } else { compound.left.field.as_ref() };
    let sought = Sought { field, ..Sought::of(compound.left, reach) };
    for called in called_in(cells.cx, compound.right) {
        let reached = |function: FnId| function == called || cells.cx.facts.graph.reaches(called, function);
        let changes = match change(cells.cx, binding, sought, &reached) {
            Change::None => false,
            Change::Appended => !reach.is_part() || compound.at_the_end,
            _ => true,
        };
        let changes = changes && cells.cx.facts.writes(called, binding);
        if changes && (!compound.repeatable || is_of_another(cells, &compound, binding, &reached)) {
            return Order::Never;
        }
        if changes {
            return first;
        }
    }
    match change_by_lambdas(cells, compound.right, binding) {
        ByLambdas::Nothing => {}
        // What no nested function has is rustc's.
        _ if cells.cx.facts.captors_of(binding).is_empty() => {}
        ByLambdas::Part if compound.repeatable => return first,
        ByLambdas::Whole if compound.repeatable && compound.reach.is_none() => return first,
        _ => return Order::Never,
    }
    let known = compound.awaits
        || compound.number
        || (compound.reach.is_none() && cells.cx.binding(binding).is_text());
    let back = compound.repeatable && comes_back(cells, &compound, binding);
    match back && !is_rebound_meanwhile(cells, id, &compound, binding) {
        false if by_operands => first,
        false => Order::AsWritten,
        true if known || cells.locks_twice(binding, compound.right) => first,
        true => Order::ClonedOrHeld,
    }
}

/// What closures of the user's own, which the right side has or calls, do to the variable.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ByLambdas {
    Nothing,
    /// They change a part of it, or all of it where it has no parts.
    Part,
    /// They give it another value.
    Whole,
}

fn change_by_lambdas(cells: Cells, uses: &[Use], binding: BindingId) -> ByLambdas {
    let mut changed = ByLambdas::Nothing;
    for used in uses {
        changed = changed.max(match cells.cx.facts.target(used) {
            Target::Variable(named) if named == binding && used.access.assigns() => ByLambdas::Whole,
            Target::Variable(named) if named == binding && used.access.changes() => ByLambdas::Part,
            Target::Variable(named) => match &cells.cx.binding(named).lambda {
                // What is bound behind it, rustc does not find.
                Some(_) if cells.cx.binding(named).visible.0 > used.node => ByLambdas::Nothing,
                Some(body) => in_lambda(cells, cells.cx.resolved.uses.range(body), binding),
                None => ByLambdas::Nothing,
            },
            _ => ByLambdas::Nothing,
        });
    }
    changed
}

/// The same of a closure that was bound before, and of the functions that it calls.
fn in_lambda(cells: Cells, body: &[Use], binding: BindingId) -> ByLambdas {
    let mut changed = change_by_lambdas(cells, body, binding);
    for called in called_in(cells.cx, body) {
        if cells.cx.facts.writes(called, binding) {
            changed = changed.max(ByLambdas::Part);
        }
    }
    changed
}

/// How the part that is assigned to is found, as far as the right side changes that. Python finds it before.
enum Found {
    /// By what the right side does not change.
    AsEver,
    /// By operands, which can be evaluated before.
    ByOperands,
    /// By names, which are read where they stand.
    ByNames,
}

fn found(cells: Cells, id: EvaluationId, compound: &Compound) -> Found {
    let resolved = cells.cx.resolved;
    let (Some(operation), Some(_)) = (&resolved.evaluations[id].operation, compound.reach) else {
        return Found::AsEver;
    };
    let first = resolved.first_use_in(resolved.evaluations[id].node);
    let mut found = Found::AsEver;
    let nested = !called_in(cells.cx, resolved.uses_in(resolved.evaluations[id].node)).is_empty();
    if nested && operation.operands[0].effect == Effect::Any {
        for index in &operation.operands[1..] {
            let acts = index.foreign || !called_in(cells.cx, resolved.uses.range(&index.uses)).is_empty();
            if index.effect == Effect::Any && acts {
                found = Found::ByOperands;
            }
        }
    }
    for (offset, used) in resolved.uses_in(resolved.evaluations[id].node).iter().enumerate() {
        let named = UseId(first + offset);
        let Target::Variable(binding) = cells.cx.facts.target(used) else { continue };
        if named == operation.place || !is_changed(cells, (compound.right, compound.foreign), binding, used) {
            continue;
        }
        match operation.operand_of(named) {
            Some(0) => {}
            Some(_) => found = Found::ByOperands,
            None => return Found::ByNames,
        }
    }
    found
}

/// The indices of `total[find(x)] += steps`, where `find` may change `steps`. Python evaluates them first,
/// and so does rustc, unless it is a number that is added to.
pub(super) fn indices_first(cells: Cells, id: EvaluationId) -> Option<Vec<usize>> {
    compound(cells, id)?;
    let operation = cells.cx.resolved.evaluations[id].operation.as_ref()?;
    let (value, indices) = operation.operands.split_first()?;
    let first = any(indices, &mut |index| changes_what_is_named(cells, index, value));
    if value.effect == Effect::Any || !first {
        return None;
    }
    Some(positions(1..operation.operands.len()))
}

fn changes_what_is_named(cells: Cells, index: &Operand, value: &Operand) -> bool {
    let uses = &cells.cx.resolved.uses;
    for used in uses.range(&value.uses) {
        let Target::Variable(binding) = cells.cx.facts.target(used) else { continue };
        if is_changed(cells, (uses.range(&index.uses), index.foreign), binding, used) {
            return true;
        }
    }
    false
}

/// Whether what is evaluated, which may be `foreign`, may change a variable.
fn is_changed(cells: Cells, (evaluated, foreign): (&[Use], bool), binding: BindingId, used: &Use) -> bool {
    let comes_back = foreign && cells.in_cell(binding, used).is_some();
    let mut changed = comes_back && may_change(cells.cx, binding);
    for called in called_in(cells.cx, evaluated) {
        changed |= cells.cx.facts.writes(called, binding);
    }
    // What no nested function has is rustc's.
    let captured = !cells.cx.facts.captors_of(binding).is_empty();
    changed || (captured && change_by_lambdas(cells, evaluated, binding) != ByLambdas::Nothing)
}

/// Whether code of others may change the variable meanwhile.
fn comes_back(cells: Cells, compound: &Compound, binding: BindingId) -> bool {
    compound.foreign && cells.in_cell(binding, compound.left).is_some() && may_change(cells.cx, binding)
}

/// Whether what is assigned to is part of another value when these functions have run.
fn is_of_another(cells: Cells, compound: &Compound, binding: BindingId, by: &dyn Fn(FnId) -> bool) -> bool {
    let Some(reach) = compound.reach else { return false };
    compound.is_of_another(change(cells.cx, binding, Sought::of(compound.left, reach), by), reach)
}

/// Whether what is assigned to may be part of another value when code of others has run.
fn is_rebound_meanwhile(cells: Cells, id: EvaluationId, compound: &Compound, binding: BindingId) -> bool {
    let Some(reach) = compound.reach else { return false };
    compound.is_of_another(change_meanwhile(cells.cx, binding, Sought::of(compound.left, reach), id), reach)
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
        let foreign = assignment.foreign;
        let (repeatable, at_the_end) = (true, false);
        return Some(Compound { left, reach: None, number, repeatable, at_the_end, right, foreign, awaits });
    }
    let operation = evaluation.operation.as_ref()?;
    if operation.form != Form::Compound || !evaluation.adds_an_operand() {
        return None;
    }
    let value = operation.operands.first()?;
    Some(Compound {
        left: resolved.uses.rows().get(operation.place.0)?,
        reach: Some(operation.reach),
        number: operation.number,
        repeatable: operation.repeatable,
        at_the_end: operation.at_the_end,
        right: resolved.uses.range(&value.uses),
        foreign: value.foreign,
        awaits,
    })
}
