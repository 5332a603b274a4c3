//! In which order an evaluation does what it does: what is read and evaluated before anything is held, and
//! whether its parts hold what they need themselves.

use super::cells::Cells;
use super::compound::{indices_first, order};
use super::early::Early;
use super::exclusive;
use super::first;
use super::holding::{Holding, Order};
use super::looked_at;
use super::operands::are_apart;
use crate::resolve::EvaluationId;

/// Notes it for an evaluation, in their order.
pub(super) fn note(holding: &mut Holding, cells: Cells, early: &Early, id: EvaluationId) {
    let order = match order(cells, id) {
        // What is refused is refused anyway.
        Order::Never => Order::Never,
        order if are_apart(cells, id) => order,
        _ => Order::AsWritten,
    };
    holding.compound.push(order);
    let mut kept = Vec::new();
    let first = if order == Order::AsWritten {
        indices_first(cells, id).unwrap_or_else(|| {
            let first = first::decide(cells, early, id, &mut kept);
            looked_at::order(holding, cells, id, first)
        })
    } else {
        first::all(cells.cx.resolved, id)
    };
    holding.first.push(first);
    if !kept.is_empty() {
        holding.kept.push((id, kept));
    }
    if first::is_split(cells, id) {
        holding.split.insert(id.0);
        if exclusive::decide(cells, id) {
            holding.exclusive.insert(id.0);
        }
        if first::is_apart(cells, id) {
            holding.apart.insert(id.0);
        } else {
            first::behind(holding, cells, id);
        }
    }
}
