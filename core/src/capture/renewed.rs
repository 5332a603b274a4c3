//! Variables of functions around that get a value made of themselves: `text = text + "x"`. Nothing can be
//! moved out of them. The value is taken, where nobody can see that it is gone meanwhile, and cloned
//! otherwise.

use super::bits::Bits;
use super::cells::Cells;
use super::change::called_in;
use crate::resolve::{Assignment, EvaluationId, EvaluationKind, Target, UseId};

/// The uses in the value that would move the variable.
#[derive(Default)]
pub(crate) struct Renewed {
    taken: Bits,
    cloned: Bits,
}

impl Renewed {
    pub(crate) fn contains(&self, id: UseId) -> bool {
        self.taken.contains(id.0) || self.cloned.contains(id.0)
    }

    pub(crate) fn is_cloned(&self, id: UseId) -> bool {
        self.cloned.contains(id.0)
    }
}

pub(super) fn decide(cells: Cells) -> Renewed {
    let cx = cells.cx;
    let mut renewed = Renewed::default();
    for index in 0..cx.resolved.evaluations.len() {
        let evaluation = &cx.resolved.evaluations[EvaluationId(index)];
        let EvaluationKind::Assignment(assignment) = &evaluation.kind else { continue };
        for used in &assignment.moved {
            let alone = assignment.once && !is_seen(cells, assignment);
            if alone { renewed.taken.insert(used.0) } else { renewed.cloned.insert(used.0) }
        }
    }
    renewed
}

/// Whether a function that is called for the value uses the variable, or code of others may come back to it.
fn is_seen(cells: Cells, assignment: &Assignment) -> bool {
    let cx = cells.cx;
    let left = cx.used(assignment.left);
    let Target::Variable(binding) = cx.facts.target(left) else { return true };
    if assignment.foreign && cells.in_cell(binding, left).is_some() {
        return true;
    }
    for called in called_in(cx, cx.resolved.uses.range(&(assignment.since.0..assignment.left.0))) {
        if cx.facts.captures_variable(called, binding) {
            return true;
        }
    }
    false
}
