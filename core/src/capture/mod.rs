//! From the resolved tree to the plan: what each nested function captures, and how each capture is stored.

mod bits;
mod check;
mod early;
mod facts;
mod flow;
mod held;
mod idle;
mod lift;
mod object;
mod obstacle;
mod open;
mod plan;
mod problems;
mod product;
mod rename;
mod share;
mod snapshot;
mod storage;
mod stored;
mod taint;
#[cfg(test)]
mod tests;
mod tie;
mod unreadable;

pub(crate) use facts::Facts;
pub(crate) use object::{Stub, Stubs, state};
pub(crate) use open::Opened;
pub(crate) use plan::{Capture, Lowering, Passed, Passing, Plan, Storage};
pub(crate) use product::{kind, kind_of, mentions_impl, product, signature_bound};
pub(crate) use share::Group;
pub(crate) use tie::{is_method, may_be_generic};

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostic::Errors;
use crate::resolve::{FnId, Resolved};

/// Why there is no plan.
pub(crate) struct Refused {
    /// All that is wrong.
    pub(crate) error: syn::Error,
    /// What the factory would have returned, if its tail tells.
    pub(crate) product: Option<TokenStream>,
    /// What stands for the members of its named type.
    pub(crate) stubs: Stubs,
}

/// Plans the lowering of a factory; all that is wrong with it comes back as one error.
pub(crate) fn plan(mut resolved: Resolved) -> Result<Plan, Refused> {
    let mut errors = Errors::default();
    let mut facts = Facts::collect(&resolved);
    problems::report(&resolved, &facts, &mut errors);
    problems::redecorated(&resolved, &mut errors);
    check::parameters(&resolved, &mut errors);
    check::changes(&resolved, &facts, &mut errors);
    check::conditions(&resolved, &facts, &mut errors);
    check::nearer(&resolved, &facts, &mut errors);
    if idle::set_aside(&mut resolved, &facts) {
        facts = Facts::collect(&resolved);
    }
    let mut lifted = lift::decide(&resolved, &facts, &mut errors);
    check::functions(&resolved, &facts, &lifted, &mut errors);
    check::uses(&resolved, &facts, &mut errors);
    check::globs(&resolved, &facts, &mut errors);
    check::arguments(&resolved, &facts, &mut errors);
    snapshot::decide(&mut resolved, &facts);
    let stored = storage::decide(&resolved, &mut facts, &mut lifted, &mut errors);
    check::moves(&resolved, &facts, &stored.groups, &mut errors);
    check::expansion(&resolved, &facts, &lifted, &mut errors);
    let renames = rename::decide(&resolved, &facts, &lifted, &mut errors);
    unreadable::references(&resolved, &facts, &lifted, &stored.groups, &mut errors);
    object::check(&resolved, &facts, &mut errors);
    check::sendable(&resolved, !stored.groups.is_empty(), &mut errors);
    check::tails(&resolved, &facts, &mut errors);
    let mut plan = Plan::new(resolved, facts, stored, lifted, renames);
    plan.early = early::decide(&plan, &mut errors);
    open::held(&plan, &mut errors);
    open::passed_on(&plan, &mut errors);
    match errors.finish() {
        Ok(()) => Ok(plan),
        Err(error) => {
            let Plan { resolved, facts, .. } = plan;
            let tail = &resolved.functions[FnId::ROOT].tail;
            let product = product(&resolved, &facts, tail, &quote!(::core::ops::));
            let stubs = object::stubs(&resolved, &facts);
            Err(Refused { error, product, stubs })
        }
    }
}

/// The plan that renames every binding; `None` where one of them cannot be renamed.
pub(crate) fn plan_renaming_all(resolved: Resolved) -> Option<Plan> {
    let facts = Facts::collect(&resolved);
    let renames = rename::all(&resolved)?;
    Some(Plan::new(resolved, facts, plan::Stored::default(), tie::Lifted::new(0), renames))
}
