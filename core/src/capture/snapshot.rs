//! Numbers in `move` closures that are done with when their statement is: a copy is as good as the variable, if nothing changes it
//! until then.

use super::facts::Facts;
use crate::resolve::{Access, BindingId, FnId, Resolved, Target, Time, Use};

/// Marks the uses for which a copy will do.
pub(super) fn decide(resolved: &mut Resolved, facts: &Facts) {
    let is_copied = |used: &Use| match used.target {
        Target::Variable(id) => used.moved_here() && is_as_good(resolved, facts, used, id),
        _ => false,
    };
    let copied: Vec<usize> = resolved
        .uses
        .iter()
        .enumerate()
        .filter(|(_, used)| is_copied(used))
        .map(|(index, _)| index)
        .collect();
    for index in copied {
        resolved.uses[index].copied = true;
    }
}

fn is_as_good(resolved: &Resolved, facts: &Facts, used: &Use, id: BindingId) -> bool {
    let binding = &resolved.bindings[id.0];
    let number = binding.is_number() || binding.how.integer;
    if binding.owner == used.function || !number || !facts.writes(used.function, id) {
        return false;
    }
    let Some(lambda) = outermost(resolved, used.function, used.at) else { return false };
    let around = |at: &(Time, Time)| at.0 <= lambda.0 && lambda.1 <= at.1;
    let statements = resolved.statements.iter().map(|statement| statement.at).filter(around);
    let Some(statement) = statements.max_by_key(|at| at.0) else { return false };
    resolved.uses_within((lambda.0, statement.1)).iter().all(|other| match other.target {
        Target::Variable(named) => named != id || only_reads(other.access),
        Target::Nested(function) => {
            let inside = other.at <= lambda.1 && facts.captures_variable(function, id);
            !inside && !facts.writes(function, id)
        }
        Target::Outside => true,
    })
}

/// When the walk was in the outermost `move` closure of a function around a use.
fn outermost(resolved: &Resolved, function: FnId, at: Time) -> Option<(Time, Time)> {
    let written = resolved.functions[function.0].written;
    let lambdas = resolved.lambdas.iter().map(|lambda| lambda.at);
    let around = lambdas.filter(|lambda| lambda.0 <= at && at <= lambda.1 && written.0 <= lambda.0);
    around.min_by_key(|lambda| lambda.0)
}

/// What no number is changed by.
fn only_reads(access: Access) -> bool {
    matches!(
        access,
        Access::Read | Access::Borrow | Access::Receiver | Access::Number | Access::Shown | Access::Declared
    )
}
