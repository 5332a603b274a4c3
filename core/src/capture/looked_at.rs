//! Places that an operation only looks at, when its operands have been evaluated: `state.count < next()`.
//! Python has read a number or a text before, and finds anything else as it is then.

use super::cell_use::is_kept;
use super::cells::Cells;
use super::change::{Change, Sought, called_in, change, change_meanwhile};
use super::holding::{Holding, Order};
use crate::resolve::{EvaluationId, Form, LookedAt, Operand, Reach, Target};

/// Notes which of the operands that are evaluated `first` are such places, and how these are read. What
/// nobody changes is read when it is looked at.
pub(super) fn order(holding: &mut Holding, cells: Cells, id: EvaluationId, first: Vec<usize>) -> Vec<usize> {
    let Some(operation) = &cells.cx.resolved.evaluations[id].operation else { return first };
    let Some(last) = first.last() else { return first };
    let mut kept = Vec::new();
    for position in &first {
        let operand = &operation.operands[*position];
        if let Some(looked_at) = operand.looked_at {
            let behind = &operation.operands[*position..=*last];
            let order = order_of(cells, id, operation.form, operand, looked_at, behind);
            if order == Order::AsWritten {
                continue;
            }
            holding.looked_at.push((id, *position, order));
            if matches!(order, Order::Held | Order::HeldOrLater) {
                continue;
            }
        }
        kept.push(*position);
    }
    kept
}

fn order_of(
    cells: Cells,
    id: EvaluationId,
    form: Form,
    operand: &Operand,
    looked_at: LookedAt,
    behind: &[Operand],
) -> Order {
    let (mut surely, mut maybe) = (Change::None, Change::None);
    for other in behind {
        let (called, foreign) = changed_by(cells, (id, form), (operand, looked_at.reach), other);
        (surely, maybe) = (surely.and(called), maybe.and(foreign));
    }
    // A clone would be gone before what refers to it.
    let uses = cells.cx.resolved.uses.range(&operand.uses);
    let kept = matches!(uses.first(), Some(first) if is_kept(cells.cx, first));
    let awaits = cells.cx.resolved.awaits_in(cells.cx.resolved.evaluations[id].node);
    let locked = locks_twice(cells, operand, behind);
    // `print(items, add())` shows what `add` has done to `items`, and an f-string does not.
    if form == Form::Macro {
        (surely, maybe) = (rebound(surely), rebound(maybe));
    }
    match (surely.and(maybe), looked_at.number) {
        (Change::None, _) => Order::AsWritten,
        (Change::Rebound, _) if kept => Order::Held,
        (_, _) if kept => Order::HeldOrLater,
        (_, true) => Order::Copied,
        (Change::Rebound, false) if surely == Change::Rebound || awaits || locked => Order::Cloned,
        (Change::Rebound, false) => Order::ClonedOrHeld,
        (Change::Within | Change::Appended | Change::Mixed | Change::Inside, false) => Order::ClonedOrLater,
    }
}

/// Whether an operand behind takes the lock that a place is under.
fn locks_twice(cells: Cells, place: &Operand, behind: &[Operand]) -> bool {
    for used in cells.cx.resolved.uses.range(&place.uses) {
        let Target::Variable(binding) = cells.cx.facts.target(used) else { continue };
        for other in behind.iter().skip(1) {
            if cells.locks_twice(binding, cells.cx.resolved.uses.range(&other.uses)) {
                return true;
            }
        }
    }
    false
}

fn rebound(change: Change) -> Change {
    if change == Change::None { change } else { Change::Rebound }
}

/// What another operand does to the place, by functions that it calls, and by code of others that comes back.
fn changed_by(
    cells: Cells,
    (id, form): (EvaluationId, Form),
    (operand, reach): (&Operand, Reach),
    other: &Operand,
) -> (Change, Change) {
    let cx = cells.cx;
    let (mut surely, mut maybe) = (Change::None, Change::None);
    for used in cx.resolved.uses.range(&operand.uses) {
        let Target::Variable(binding) = cx.facts.target(used) else { continue };
        let sought = Sought::of(used, reach);
        let text = form == Form::Macro || reach != Reach::Whole || cx.binding(binding).may_be_text();
        for called in called_in(cx, cx.resolved.uses.range(&other.uses)) {
            let reached = |function| function == called || cx.facts.graph.reaches(called, function);
            surely = surely.and(seen(change(cx, binding, sought, &reached), reach, text));
        }
        if other.foreign && cells.in_cell(binding, used).is_some() {
            let by_others = seen(change_meanwhile(cx, binding, sought, id), reach, text);
            if cells.calls_a_closure(binding, cx.resolved.uses.range(&other.uses)) {
                surely = surely.and(by_others);
            }
            maybe = maybe.and(by_others);
        }
    }
    (surely, maybe)
}

/// What can be told of a change. A part that is further in may be another one when something in its variable
/// has changed; what is no text is the same object when something in it has.
fn seen(change: Change, reach: Reach, text: bool) -> Change {
    match change {
        Change::None | Change::Rebound => change,
        Change::Appended if reach.is_part() => Change::None,
        _ if reach.is_part() => Change::Rebound,
        _ if text => change,
        _ => Change::None,
    }
}
