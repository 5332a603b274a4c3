//! Problems with the names themselves, found on the walk, as errors.

use super::facts::Facts;
use crate::diagnostic::{Errors, captures as messages, objects};
use crate::resolve::{FnId, Problem, Resolved};

/// Says all of them.
pub(super) fn report(resolved: &Resolved, facts: &Facts, errors: &mut Errors) {
    let name = |function: FnId| &resolved.functions[function.0].sig.ident;
    for problem in &resolved.problems {
        let error = match problem {
            Problem::NonlocalMisplaced(ident) => messages::nonlocal_misplaced(ident),
            Problem::NonlocalMalformed { error, .. } => messages::nonlocal_malformed(error),
            Problem::NonlocalOwn { ident, function, parameter } => {
                messages::nonlocal_own(ident, name(*function), *parameter)
            }
            Problem::NonlocalLate { ident, function } => messages::nonlocal_late(ident, name(*function)),
            Problem::NonlocalItem { ident, function } => messages::nonlocal_item(ident, name(*function)),
            Problem::NonlocalUnbound { ident, function, near } => {
                let parent = resolved.functions[function.0].parent;
                messages::nonlocal_unbound(ident, name(parent), near.as_deref())
            }
            Problem::Twice { ident, first } if facts.captures(*first) => messages::defined_twice(ident),
            Problem::Twice { .. } => continue,
            Problem::NoObject(ident) => objects::no_object(ident, name(FnId::ROOT)),
            Problem::ObjectMisplaced(ident) => objects::misplaced(ident, name(FnId::ROOT)),
            Problem::ObjectRest(span) => objects::rest(*span),
            Problem::NotAMethod { ident, near } => objects::not_a_method(ident, near.as_deref()),
        };
        errors.push(error);
    }
}
