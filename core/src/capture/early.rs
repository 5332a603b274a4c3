//! Names in format strings: rustc reads them after all arguments, and Python where they stand. Where that makes a difference
//! the variable is read first, or it is an error.

use std::ops::Range;

use super::bits::Bits;
use super::plan::Plan;
use crate::diagnostic::{Errors, calls as messages};
use crate::resolve::{Access, BindingId, EarlyName, Effect, Evaluated, Target, Use};

/// The names that are to be read before the arguments.
pub(super) fn decide(plan: &Plan, errors: &mut Errors) -> Bits {
    let mut early = Bits::default();
    if plan.facts.capturing().next().is_none() {
        // Rust that is valid without the attribute stays as it is.
        return early;
    }
    for format in &plan.resolved.formats {
        for EarlyName { name, before, after } in &format.names {
            let used = &plan.resolved.uses[name];
            let Target::Variable(binding) = used.target else { continue };
            if !changes_any(plan, used, binding, after) {
                continue;
            }
            let first = format.owned && !changes_any(plan, used, binding, before);
            if first {
                early.insert(name.0);
            } else {
                let number = plan.resolved.bindings[binding].is_number();
                errors.push(messages::read_last(&used.ident, number));
            }
        }
    }
    early
}

/// Whether evaluating one of the arguments may change the variable.
fn changes_any(plan: &Plan, named: &Use, binding: BindingId, arguments: &[Evaluated]) -> bool {
    let unknown = plan.in_cell(binding, named).is_some();
    arguments.iter().any(|argument| {
        argument.effect == Effect::Any && (unknown || changes(plan, binding, argument.uses.clone()))
    })
}

fn changes(plan: &Plan, binding: BindingId, uses: Range<usize>) -> bool {
    let resolved = &plan.resolved;
    let lends = resolved.bindings[binding].lends_mutably();
    resolved.uses.range(&uses).iter().any(|used| match used.target {
        Target::Variable(named) if named == binding => {
            used.access.changes() || (lends && used.access.may_change() && !used.looks)
        }
        // A lambda that a variable holds.
        Target::Variable(held) if used.access == Access::Call && held != binding => {
            let lambda = resolved.bindings[held].lambda.clone();
            lambda.is_some_and(|uses| changes(plan, binding, uses))
        }
        Target::Variable(_) | Target::Outside => false,
        Target::Nested(called) => plan.facts.writes(called, binding),
    })
}
