//! What an evaluation needs out of cells beside what it names.

use super::bits::Bits;
use super::cells::Cells;
use super::first::evaluation_of;
use super::holding::Holding;
use crate::resolve::{Access, EvaluationId, Target, Use, refers_to_captures};

/// Adds what a called function captures, where its result refers to that: it is needed for all of the
/// evaluation.
pub(super) fn lent_by_call(
    cells: Cells,
    holding: &Holding,
    id: EvaluationId,
    used: &Use,
    wanted: &mut Vec<(usize, usize)>,
) {
    let cx = cells.cx;
    let Target::Nested(called) = cx.facts.target(used) else { return };
    let lends = used.access == Access::Call && refers_to_captures(&cx.resolved.functions[called].sig);
    if !lends || evaluation_of(cx.resolved, holding, used) != Some(id) {
        return;
    }
    for binding in cx.facts.free(called) {
        if let (Some(group), false) = (cells.in_cell(binding, used), cells.is_scalar(binding)) {
            insert_in_order(wanted, (group, binding.0));
        }
    }
}

/// Adds what a format string names and is read `first`, where a lock is taken for something else: nobody can
/// take it twice.
pub(super) fn with_early(
    cells: Cells,
    first: &Bits,
    id: EvaluationId,
    mut reached: Vec<(usize, usize)>,
) -> Vec<(usize, usize)> {
    let resolved = cells.cx.resolved;
    let node = resolved.evaluations[id].node;
    let begin = resolved.first_use_in(node);
    for (offset, used) in resolved.uses_in(node).iter().enumerate() {
        let Target::Variable(binding) = cells.cx.facts.target(used) else { continue };
        let early = first.contains(begin + offset);
        let (true, Some(group)) = (early, cells.group_of(binding)) else { continue };
        let mut locked = false;
        for (other, _) in &reached {
            locked |= *other == group;
        }
        if locked {
            insert_in_order(&mut reached, (group, binding.0));
        }
    }
    reached
}

/// Adds a key to a list that is in order, if it is not there yet.
pub(super) fn insert_in_order(list: &mut Vec<(usize, usize)>, key: (usize, usize)) {
    let mut position = list.len();
    while position > 0 && list[position - 1] > key {
        position -= 1;
    }
    if position == 0 || list[position - 1] != key {
        list.insert(position, key);
    }
}
