//! Variables of functions around that get a value made of themselves: `text = text + "x"`. Nothing can be
//! moved out of them. The value is taken, where nobody can see that it is gone meanwhile, and cloned
//! otherwise.

use std::ops::Range;

use super::bits::Bits;
use super::cells::Cells;
use super::change::called_in;
use crate::resolve::{EvaluationId, EvaluationKind, Renewing, Target, UseId};

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

    fn note(&mut self, used: UseId, alone: bool) {
        if alone { self.taken.insert(used.0) } else { self.cloned.insert(used.0) }
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
        for Renewing { used, value, once } in &evaluation.renewed {
            if !is_of_others(cells, *used) {
                continue;
            }
            renewed.note(*used, *once && !is_seen(cells, *used, value, evaluation.foreign));
        }
        let EvaluationKind::Assignment(assignment) = &evaluation.kind else { continue };
        let value = assignment.since.0..assignment.left.0;
        for used in &assignment.moved {
            if !is_of_others(cells, *used) {
                continue;
            }
            let seen = is_seen(cells, assignment.left, &value, assignment.foreign);
            renewed.note(*used, assignment.once && !seen);
        }
    }
    renewed
}

/// Whether nothing can be moved out of what is used: it is another function's, or in a cell.
fn is_of_others(cells: Cells, id: UseId) -> bool {
    let used = cells.cx.used(id);
    let Target::Variable(binding) = cells.cx.facts.target(used) else { return false };
    cells.cx.binding(binding).owner != used.function || cells.in_cell(binding, used).is_some()
}

/// Whether a function that is called for the value uses the variable, or code of others may come back to it.
fn is_seen(cells: Cells, named: UseId, value: &Range<usize>, foreign: bool) -> bool {
    let cx = cells.cx;
    let used = cx.used(named);
    let Target::Variable(binding) = cx.facts.target(used) else { return true };
    if foreign && cells.in_cell(binding, used).is_some() {
        return true;
    }
    for called in called_in(cx, cx.resolved.uses.range(value)) {
        if cx.facts.captures_variable(called, binding) {
            return true;
        }
    }
    false
}
