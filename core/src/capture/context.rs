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

    /// Whether a use names the variable itself.
    pub(crate) fn names(self, used: &Use, binding: BindingId) -> bool {
        self.facts.target(used) == Target::Variable(binding)
    }
}
