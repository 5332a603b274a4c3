//! What the operands of an operation use of what is in cells.

use super::cell_use::is_plain;
use super::cells::Cells;
use super::change::may_change;
use crate::resolve::{EvaluationId, Operand, Target};

/// Whether an operand uses something in a cell that is only out as long as the place is.
pub(super) fn needs_the_place(cells: Cells, id: EvaluationId, operand: &Operand) -> bool {
    for used in cells.cx.resolved.uses.range(&operand.uses) {
        let Target::Variable(binding) = cells.cx.facts.target(used) else { continue };
        let same = used.evaluation == Some(id) && cells.in_cell(binding, used).is_some();
        if same && !is_plain(cells.cx, binding, used) {
            return true;
        }
    }
    false
}

/// Whether an operand uses something in a cell that code of others may change, or changes it.
pub(super) fn uses_what_changes(cells: Cells, operand: &Operand) -> bool {
    for used in cells.cx.resolved.uses.range(&operand.uses) {
        match cells.cx.facts.target(used) {
            Target::Variable(binding) => {
                if cells.in_cell(binding, used).is_some() && may_change(cells.cx, binding) {
                    return true;
                }
            }
            Target::Nested(called) => {
                for binding in cells.cx.facts.free(called) {
                    if cells.group_of(binding).is_some() && may_change(cells.cx, binding) {
                        return true;
                    }
                }
            }
            Target::Outside => {}
        }
    }
    false
}

/// Whether each operand can be evaluated by itself.
pub(super) fn are_apart(cells: Cells, id: EvaluationId) -> bool {
    match &cells.cx.resolved.evaluations[id].operation {
        Some(operation) => {
            let mut apart = true;
            for operand in &operation.operands {
                apart &= !needs_the_place(cells, id, operand);
            }
            apart
        }
        None => true,
    }
}
