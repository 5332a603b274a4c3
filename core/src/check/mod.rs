//! What is wrong, after everything is decided: Python's pitfalls, and what Rust cannot have. One
//! place, and one order.

mod awaited;
mod changes;
mod cloning;
mod functions;
mod held;
mod lambdas;
mod lifting;
mod names;
mod objects;
mod rewriting;
mod sharing;
#[cfg(test)]
mod tests;
mod undeclared;

use proc_macro2::Ident;

use crate::capture::{Context, Plan};
use crate::diagnostic::Errors;
use crate::resolve::FnId;

/// All that is wrong with a factory, as one error.
pub(crate) fn check(plan: &Plan) -> syn::Result<()> {
    let mut check = Check { plan, cx: plan.cx(), errors: Errors::default() };
    check.problems();
    check.redecorated();
    check.parameters();
    check.defaults();
    check.changes();
    check.perhaps_undeclared();
    check.conditions();
    check.nearer();
    check.lifting();
    check.functions();
    check.sites();
    check.globs();
    check.arguments();
    check.sharing();
    check.cloning();
    check.kept_lambdas();
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
    check.called_between();
    check.passed_while_held();
    check.kept_too_long();
    check.errors.finish()
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
