//! Problems with the names themselves, found on the walk, as errors.

use super::facts::Facts;
use crate::diagnostic::{Errors, captures as messages, decorators, objects};
use crate::resolve::{Access, FnId, Problem, Resolved, Target};

/// Says all of them.
pub(super) fn report(resolved: &Resolved, facts: &Facts, errors: &mut Errors) {
    let name = |function: FnId| &resolved.functions[function].sig.ident;
    for problem in &resolved.problems {
        let error = match problem {
            Problem::NonlocalMisplaced(ident) => messages::nonlocal_misplaced(ident),
            Problem::NonlocalAround { ident } => messages::nonlocal_around(ident, name(FnId::ROOT)),
            Problem::NonlocalMalformed { error, .. } => messages::nonlocal_malformed(error),
            Problem::NonlocalOwn { ident, function, parameter } => {
                messages::nonlocal_own(ident, name(*function), *parameter)
            }
            Problem::NonlocalLate { ident, function } => messages::nonlocal_late(ident, name(*function)),
            Problem::NonlocalItem { ident, function } => messages::nonlocal_item(ident, name(*function)),
            Problem::NonlocalUnbound { ident, function, near } => {
                let parent = resolved.functions[function].parent;
                messages::nonlocal_unbound(ident, name(parent), near.as_deref())
            }
            Problem::Twice { ident, first } if facts.captures(*first) => messages::defined_twice(ident),
            Problem::Twice { .. } => continue,
            Problem::MemberTwice(ident) => objects::member_twice(ident),
            Problem::MemberTaken { ident, named } => objects::member_taken(ident, named),
            Problem::Decorators(error) => error.clone(),
            Problem::DecoratedParameters(ident) => decorators::nested_parameters(ident),
            Problem::DecoratedRecursive { used, name } => decorators::nested_recursive(used, name),
            Problem::NoObject(ident) => objects::no_object(ident, name(FnId::ROOT)),
            Problem::ObjectMisplaced(ident) => objects::misplaced(ident, name(FnId::ROOT)),
            Problem::ObjectRest(span) => objects::rest(*span),
            Problem::NotAMethod { ident, near } => objects::not_a_method(ident, near.as_deref()),
        };
        errors.push(error);
    }
}

/// `let f = memoize(f);` makes another `f`: a nested function that means `f` would go on meaning the old one.
pub(super) fn redecorated(resolved: &Resolved, errors: &mut Errors) {
    for binding in &resolved.bindings {
        let functions = resolved.uses.range(&binding.init).iter().filter_map(|used| match used.target {
            Target::Nested(function) if used.access != Access::Call && used.ident == binding.ident => {
                Some(function)
            }
            _ => None,
        });
        for function in functions {
            let means = |used: &&crate::resolve::Use| {
                used.target == Target::Nested(function) && used.function != binding.owner
            };
            if let Some(used) = resolved.uses.iter().find(means) {
                errors.push(decorators::shadowed_by_its_decorator(&used.ident, &binding.ident));
            }
        }
    }
}
