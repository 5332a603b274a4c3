//! What a macro shows of variables that it only refers to: `println!("{:?} {}", items, add())`.

use super::bits::Bits;
use super::cells::Cells;
use super::change::called_in;
use crate::resolve::{EvaluationId, Form, Target, UseId};

/// Whether such a variable is changed by one of the operands up to the `last`. rustc refuses that, unless
/// they are evaluated before.
pub(super) fn shows_what_changes(cells: Cells, early: &Bits, id: EvaluationId, last: usize) -> bool {
    let resolved = cells.cx.resolved;
    let evaluation = &resolved.evaluations[id];
    let Some(operation) = &evaluation.operation else { return false };
    if operation.form != Form::Macro {
        return false;
    }
    let first = resolved.first_use_in(evaluation.node);
    for (offset, used) in resolved.uses_in(evaluation.node).iter().enumerate() {
        let shown = UseId(first + offset);
        let Target::Variable(binding) = cells.cx.facts.target(used) else { continue };
        if used.evaluation != Some(id) || early.contains(shown.0) || operation.operand_of(shown).is_some() {
            continue;
        }
        for operand in operation.operands.iter().take(last.saturating_add(1)) {
            let behind = shown.0 < operand.uses.start;
            for called in called_in(cells.cx, resolved.uses.range(&operand.uses)) {
                if behind && cells.cx.facts.writes(called, binding) {
                    return true;
                }
            }
        }
    }
    false
}
