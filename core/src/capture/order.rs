//! In which order an evaluation does what it does: what is read and evaluated before anything is held, and
//! whether its parts hold what they need themselves.

use super::cells::Cells;
use super::compound::{Order, order};
use super::early::Early;
use super::exclusive;
use super::first;
use super::holding::Holding;
use crate::resolve::EvaluationId;

/// Notes it for an evaluation, in their order.
pub(super) fn note(holding: &mut Holding, cells: Cells, early: &Early, id: EvaluationId) {
    let order = order(cells, id);
    match order {
        Order::ClonedFirst => holding.cloned_first.insert(id.0),
        Order::ClonedOrHeld => holding.cloned_or_held.insert(id.0),
        Order::AsWritten | Order::CopiedFirst => {}
    }
    holding.first.push(if order == Order::AsWritten {
        first::decide(cells, early, id)
    } else {
        holding.read_first.insert(id.0);
        first::all(cells.cx.resolved, id)
    });
    if first::is_split(cells, id) {
        holding.split.insert(id.0);
        if exclusive::decide(cells, id) {
            holding.exclusive.insert(id.0);
        }
        if first::is_apart(cells, id) {
            holding.apart.insert(id.0);
        }
    }
}
