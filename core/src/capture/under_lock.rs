//! With `sync`, what is read under a lock that an evaluation takes: nobody can take it twice.

use super::bits::Bits;
use super::cells::Cells;
use crate::resolve::{EvaluationId, Target};

/// Adds what a format string names and is read `first`, where a lock is taken for something else.
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
