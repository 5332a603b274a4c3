//! What every decision reads.

use proc_macro2::Ident;

use super::facts::Facts;
use crate::resolve::{Binding, BindingId, FnId, Resolved, Target, Use, UseId};

/// The resolved tree and the facts about it.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) resolved: &'a Resolved,
    pub(crate) facts: &'a Facts,
}

impl<'a> Context<'a> {
    pub(crate) fn used(self, id: UseId) -> &'a Use {
        &self.resolved.uses[id]
    }

    pub(crate) fn binding(self, id: BindingId) -> &'a Binding {
        &self.resolved.bindings[id]
    }

    /// The name of a function.
    pub(crate) fn name(self, function: FnId) -> &'a Ident {
        self.resolved.name(function)
    }

    /// The capturing function that a use mentions, if it mentions one.
    pub(crate) fn closure(self, used: UseId) -> Option<FnId> {
        self.facts.closure(self.resolved, used)
    }

    /// The functions that would have to contain themselves, if of those that capture only the items are
    /// named, and not expanded in place.
    pub(super) fn endless(self, is_item: &dyn Fn(FnId) -> bool) -> Vec<FnId> {
        let is_named = |id: FnId| !self.facts.captures(id) || is_item(id);
        self.facts.graph.endless(&is_named, &|id| self.resolved.functions[id].parent)
    }

    /// Whether a use names the variable itself.
    pub(crate) fn names(self, used: &Use, binding: BindingId) -> bool {
        self.facts.target(used) == Target::Variable(binding)
    }
}
