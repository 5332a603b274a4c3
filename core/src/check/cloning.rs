//! Variables of which several closures would need a clone, and that have none.

use proc_macro2::Ident;

use super::Check;
use crate::capture::Storage;
use crate::diagnostic::kept as messages;
use crate::resolve::{BindingId, FnId, UseId, is_never_cloned};

impl Check<'_> {
    /// Variables whose written type is surely not `Clone`, of which closures would get clones.
    pub(super) fn cloning(&mut self) {
        let mut reported: Vec<BindingId> = Vec::new();
        for captures in &self.plan.stored.values {
            for capture in captures {
                let binding = capture.binding;
                let cloned = capture.storage == Storage::Cloned && !self.plan.is_behind_handle(binding);
                if cloned && !reported.contains(&binding) && self.is_never_cloned(binding) {
                    reported.push(binding);
                    let users = self.users(binding);
                    let owner = self.name(self.cx.binding(binding).owner);
                    let variable = &self.cx.binding(binding).ident;
                    self.errors.push(messages::not_cloned(variable, &users, owner));
                }
            }
        }
    }

    fn is_never_cloned(&self, binding: BindingId) -> bool {
        let binding = self.cx.binding(binding);
        let generics = &self.cx.resolved.functions[binding.owner].sig.generics;
        match &binding.known {
            Some(known) => binding.how.parameter && is_never_cloned(&known.ty, generics),
            None => false,
        }
    }

    /// The functions of which closures are made that capture the variable, each once.
    fn users(&self, binding: BindingId) -> Vec<&Ident> {
        let mut users: Vec<FnId> = Vec::new();
        for (value, captures) in self.plan.stored.values.iter().enumerate() {
            let Some(closure) = self.cx.closure(UseId(value)) else { continue };
            for capture in captures {
                if capture.binding == binding && !users.contains(&closure) {
                    users.push(closure);
                }
            }
        }
        let mut names = Vec::new();
        for user in users {
            names.push(self.name(user));
        }
        names
    }
}
