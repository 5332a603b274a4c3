//! What is wrong, after everything is decided: Python's pitfalls, and what Rust cannot have. One
//! place, and one order.

mod awaited;
mod changes;
mod cloning;
mod functions;
mod held;
mod lifting;
mod moved;
mod names;
mod objects;
mod results;
mod rewriting;
mod sharing;
#[cfg(test)]
mod tests;
mod undeclared;

use proc_macro2::Ident;

use crate::capture::{Context, Plan};
use crate::diagnostic::Errors;
use crate::resolve::FnId;

/// What is wrong with a factory.
pub(crate) struct Mistakes {
    /// All of it.
    pub(crate) error: syn::Error,
    /// Whether that is only changes which are not declared: the plan is that of the factory without the
    /// mistakes.
    pub(crate) only_undeclared: bool,
}

/// All that is wrong with a factory.
pub(crate) fn check(plan: &Plan) -> Result<(), Mistakes> {
    let mut check = Check { plan, cx: plan.cx(), errors: Errors::default() };
    check.problems();
    check.redecorated();
    check.parameters();
    check.defaults();
    let before = check.errors.count();
    check.changes();
    check.perhaps_undeclared();
    let undeclared = check.errors.count() - before;
    check.conditions();
    check.nearer();
    check.lifting();
    check.functions();
    check.sites();
    check.globs();
    check.arguments();
    check.sharing();
    check.cloning();
    check.moves();
    check.moved_out();
    check.expansion();
    check.renames();
    check.references();
    check.object();
    check.sendable();
    check.tails();
    check.early();
    check.awaited();
    check.called_while_held();
    check.made_while_held();
    check.called_between();
    check.passed_while_held();
    check.kept_too_long();
    check.results();
    let only_undeclared = check.errors.count() == undeclared;
    match check.errors.first() {
        Some(error) => Err(Mistakes { error, only_undeclared }),
        None => Ok(()),
    }
}

/// A plan that is being checked.
struct Check<'a> {
    plan: &'a Plan,
    cx: Context<'a>,
    errors: Errors,
}

impl<'a> Check<'a> {
    /// The name of a function.
    fn name(&self, function: FnId) -> &'a Ident {
        self.cx.name(function)
    }
}
