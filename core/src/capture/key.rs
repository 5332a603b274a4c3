//! Which keys are evaluated before the place that they are for is borrowed: a function that they call changes
//! it. Where Python would find something else then, they stay in their places, and rustc refuses that.

use super::bits::Bits;
use super::cells::Cells;
use super::change::{Sought, called_in, change_by_called, is_of_another_value};
use super::holding::Holding;
use super::in_place::InPlace;
use crate::resolve::{BindingId, Key, Kind, Target, Use};
use crate::syntax::any;

pub(super) fn decide(cells: Cells, holding: &Holding, in_place: &InPlace) -> Bits {
    let mut before = Bits::default();
    for (index, key) in cells.cx.resolved.keys.iter().enumerate() {
        let used = cells.cx.used(key.root);
        let Target::Variable(binding) = cells.cx.facts.target(used) else { continue };
        let first = matches!(key.operand, Some((of, position)) if holding.first(of).contains(&position));
        if !first && is_in_the_way(cells, key, binding) && is_out(cells, holding, in_place, (used, binding)) {
            before.insert(index);
        }
    }
    before
}

/// Whether a function that is called for the key changes the variable, and the place is still what it was.
fn is_in_the_way(cells: Cells, key: &Key, binding: BindingId) -> bool {
    let (cx, uses) = (cells.cx, cells.cx.resolved.uses.range(&key.uses));
    if !any(&called_in(cx, uses), &mut |called| cx.facts.writes(*called, binding)) {
        return false;
    }
    let sought = Sought::of(cx.used(key.root), key.reach);
    !is_of_another_value(change_by_called(cx, binding, sought, uses), key.reach)
}

/// Whether the variable is in no cell where it is used, or has been taken out of it.
fn is_out(cells: Cells, holding: &Holding, in_place: &InPlace, (used, binding): (&Use, BindingId)) -> bool {
    if cells.in_cell(binding, used).is_none() {
        return true;
    }
    let resolved = cells.cx.resolved;
    let mut around = Some(used.node);
    while let Some(node) = around {
        match resolved.arena.kind(node) {
            Kind::Evaluation(id) => {
                let taken = any(holding.taken(id), &mut |held| held.binding == binding);
                if taken && !resolved.is_released(id, used.node) {
                    return !in_place.evaluation(id);
                }
            }
            Kind::Function(_) | Kind::Lambda(_) => return false,
            _ => {}
        }
        around = resolved.arena.parent(node);
    }
    false
}
