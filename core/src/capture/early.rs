//! Names in format strings: rustc reads them after all arguments, and Python where they stand. Where that
//! makes a difference the variable is read first, or it is an error.

use std::ops::Range;

use super::bits::Bits;
use super::cells::Cells;
use super::context::Context;
use crate::knowledge::Receiver;
use crate::resolve::{Access, BindingId, EarlyName, Effect, Evaluated, Target, Use, UseId};

/// The names in format strings that arguments may change.
#[derive(Default)]
pub(crate) struct Early {
    /// Those that are read before the arguments.
    pub(crate) first: Bits,
    /// Those for which that is not what Python does.
    pub(crate) refused: Vec<UseId>,
}

/// The names that are to be read before the arguments.
pub(super) fn decide(cells: Cells) -> Early {
    let cx = cells.cx;
    let mut early = Early::default();
    if cx.facts.capturing().is_empty() {
        // Rust that is valid without the attribute stays as it is.
        return early;
    }
    for format in &cx.resolved.formats {
        for EarlyName { name, before, after } in &format.names {
            let used = cx.used(*name);
            let Target::Variable(binding) = cx.facts.target(used) else { continue };
            if !changes_any(cells, used, binding, after) {
                continue;
            }
            if format.owned && !changes_any(cells, used, binding, before) {
                early.first.insert(name.0);
            } else {
                early.refused.push(*name);
            }
        }
    }
    early
}

/// Whether evaluating one of the arguments may change the variable.
fn changes_any(cells: Cells, named: &Use, binding: BindingId, arguments: &[Evaluated]) -> bool {
    let unknown = cells.in_cell(binding, named).is_some();
    for argument in arguments {
        let comes_back = unknown && argument.foreign;
        if argument.effect == Effect::Any && (comes_back || changes(cells.cx, binding, &argument.uses)) {
            return true;
        }
    }
    false
}

fn changes(cx: Context, binding: BindingId, uses: &Range<usize>) -> bool {
    let lends = cx.binding(binding).lends_mutably();
    for used in cx.resolved.uses.range(uses) {
        let changes = match cx.facts.target(used) {
            Target::Variable(named) if named == binding => {
                let reads = used.access == Access::Receiver(Receiver::Reads);
                used.access.changes() || (lends && used.access.may_change() && !reads)
            }
            // A lambda that a variable is bound to.
            Target::Variable(lambda) if used.access == Access::Call => match &cx.binding(lambda).lambda {
                Some(uses) => changes(cx, binding, uses),
                None => false,
            },
            Target::Variable(_) | Target::Outside => false,
            Target::Nested(called) => cx.facts.writes(called, binding),
        };
        if changes {
            return true;
        }
    }
    false
}
