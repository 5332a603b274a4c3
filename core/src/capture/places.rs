//! The variables that an operation is on.

use super::cell_use::{is_kept, is_plain};
use super::cells::Cells;
use super::change::called_in;
use crate::resolve::{Access, BindingId, EvaluationId, Form, Operation, Target, UseId};
use crate::syntax::any;

/// A variable that is operated on.
pub(super) struct Place {
    pub(super) binding: BindingId,
    pub(super) in_cell: bool,
    pub(super) used: UseId,
    pub(super) access: Access,
    /// Whether the operation only looks at it: then it can be read before.
    pub(super) looked_at: bool,
}

/// The variables that are operated on: those that a macro or a function is given, or the one at the root.
pub(super) fn places(cells: Cells, id: EvaluationId, operation: &Operation) -> Vec<Place> {
    let resolved = cells.cx.resolved;
    let mut places = Vec::new();
    let called = called_in(cells.cx, resolved.uses_in(resolved.evaluations[id].node));
    let scattered = matches!(operation.form, Form::Macro | Form::Beside);
    let first = resolved.first_use_in(resolved.evaluations[id].node);
    for (offset, used) in resolved.uses_in(resolved.evaluations[id].node).iter().enumerate() {
        if !scattered && first + offset != operation.place.0 && used.access != Access::BorrowMut {
            continue;
        }
        let Target::Variable(binding) = cells.cx.facts.target(used) else { continue };
        let in_cell = cells.in_cell(binding, used).is_some();
        let taken = in_cell && !is_plain(cells.cx, binding, used);
        let used_id = UseId(first + offset);
        let looked_at = is_looked_at(operation, used_id);
        // What is kept is held for the operands: nothing can be across an `.await`, and no lock twice.
        let kept = is_kept(cells.cx, used);
        let never = resolved.factory.options.sync || resolved.awaits_in(resolved.evaluations[id].node);
        let refused = kept
            && (never || looked_at && any(&called, &mut |called| cells.cx.facts.writes(*called, binding)));
        let root = used_id == operation.place;
        if looked_at || (used.evaluation == Some(id) && (taken || (root && !scattered))) {
            places.push(Place {
                binding,
                in_cell,
                used: used_id,
                access: used.access,
                looked_at: looked_at && !refused,
            });
        }
    }
    places
}

/// Whether a use is in a place that the operation only looks at.
fn is_looked_at(operation: &Operation, used: UseId) -> bool {
    for operand in &operation.operands {
        if operand.looked_at.is_some() && operand.uses.contains(&used.0) {
            return true;
        }
    }
    false
}
