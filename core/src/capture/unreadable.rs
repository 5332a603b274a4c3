//! Names in macros whose arguments cannot be read: where they would have to be rewritten, it is an error.

use proc_macro2::Ident;

use super::facts::Facts;
use super::plan::Passing;
use super::share::Group;
use super::tie::Lifted;
use crate::diagnostic::{Errors, calls as messages};
use crate::resolve::{Access, BindingId, FnId, Resolved, Strength, Target, Use};

/// Whether the tokens of a use cannot be changed.
pub(super) fn is_unreadable(used: &Use) -> bool {
    matches!(used.access, Access::Opaque | Access::Shown)
}

/// A use of the binding whose tokens cannot be changed.
pub(super) fn naming(resolved: &Resolved, facts: &Facts, binding: BindingId) -> Option<Ident> {
    let counts = |function: FnId| function == FnId::ROOT || facts.captures(function);
    let unreadable = resolved.uses.iter().find(|used| {
        used.target == Target::Variable(binding) && is_unreadable(used) && counts(used.function)
    });
    unreadable.map(|used| used.ident.clone())
}

/// Captured variables that have become references, named where that cannot be said.
pub(super) fn references(
    resolved: &Resolved,
    facts: &Facts,
    lifted: &Lifted,
    groups: &[Group],
    errors: &mut Errors,
) {
    for used in resolved.uses.iter().filter(|used| used.access == Access::Opaque) {
        let Target::Variable(binding) = used.target else { continue };
        let counts = used.strength == Strength::Strong || facts.captures(used.function);
        let shared = groups.iter().any(|group| group.members.contains(&binding)).then_some(used.function);
        let function = referring(resolved, lifted, used.function, binding).or(shared);
        if let (true, Some(function)) = (counts, function) {
            errors.push(messages::reference_in_macro(&used.ident, &resolved.functions[function].sig.ident));
        }
    }
}

/// The lifted function, `function` or one around it, in which the variable is a reference.
fn referring(resolved: &Resolved, lifted: &Lifted, mut function: FnId, binding: BindingId) -> Option<FnId> {
    while function != FnId::ROOT {
        if let Some(passed) = &lifted[function.0] {
            let by = passed.iter().find(|passed| passed.binding == binding)?.by;
            let renamed = resolved.bindings[binding].how.receiver;
            let refers = renamed || matches!(by, Passing::Reference | Passing::Mutable);
            return refers.then_some(function);
        }
        function = resolved.functions[function].parent;
    }
    None
}
