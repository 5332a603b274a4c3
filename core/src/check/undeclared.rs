//! Changes that only types tell, without `nonlocal!`: `rng.roll()`.
//!
//! Heuristic: that the variable is `mut` says that somebody changes it.

use super::Check;
use crate::diagnostic::changes as messages;
use crate::knowledge::Receiver;
use crate::resolve::{Access, BindingId, FnId, Strength, UseId};

impl Check<'_> {
    /// Variables that are `mut`, and that nobody changes but with a method or a call that nobody knows, in a
    /// function that does not declare them.
    pub(super) fn perhaps_undeclared(&mut self) {
        for index in 0..self.cx.resolved.bindings.len() {
            let binding = self.cx.binding(BindingId(index));
            if !binding.how.mutable || binding.how.receiver || binding.how.fn_mut {
                continue;
            }
            let mut reported: Vec<FnId> = Vec::new();
            for &id in &self.perhaps_changing(BindingId(index)) {
                let used = self.cx.used(id);
                if !reported.contains(&used.function) {
                    reported.push(used.function);
                    let (function, owner) = (self.name(used.function), self.name(binding.owner));
                    let calls = used.access == Access::Call;
                    self.errors.push(messages::undeclared_perhaps(&used.ident, function, owner, calls));
                }
            }
        }
    }

    /// The uses in nested functions that may be what a variable is `mut` for; none where something else is.
    fn perhaps_changing(&self, binding: BindingId) -> Vec<UseId> {
        let owner = self.cx.binding(binding).owner;
        let mut perhaps = Vec::new();
        for id in self.cx.facts.as_written().uses_of(binding) {
            let used = self.cx.used(*id);
            let unclear = used.strength == Strength::Weak
                || matches!(used.access, Access::Opaque | Access::Macro | Access::Declared);
            let own = used.function == owner && used.access.may_change();
            if unclear || own || used.access.changes() {
                return Vec::new();
            }
            if matches!(used.access, Access::Receiver(Receiver::Unknown) | Access::Call) {
                perhaps.push(*id);
            }
        }
        perhaps
    }
}
