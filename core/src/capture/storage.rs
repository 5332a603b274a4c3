//! Storage: for each variable a closure value captures, the first row of the table that fits (design 4).

use proc_macro2::Ident;

use super::facts::Facts;
use super::flow::{self, Conflicts};
use super::plan::{Capture, Storage, Stored};
use crate::diagnostic::{Errors, captures as messages};
use crate::resolve::{Access, BindingId, FnId, Resolved, UseId};

/// One variable captured by one closure value.
#[derive(Clone, Copy)]
struct Case<'a> {
    resolved: &'a Resolved,
    facts: &'a Facts,
    closure: FnId,
    value: UseId,
    binding: BindingId,
}

/// Decides the storage of every capture of every closure value.
pub(super) fn decide(resolved: &Resolved, facts: &Facts, errors: &mut Errors) -> Stored {
    let conflicts = flow::conflicts(resolved, facts);
    let mut stored = Stored::default();
    for closure in facts.capturing() {
        for &value in facts.values(closure) {
            let cases = facts.free(closure).map(|binding| Case { resolved, facts, closure, value, binding });
            let captures = cases.filter_map(|case| case.decide(&conflicts, &mut stored, errors)).collect();
            stored.values.insert(value, captures);
        }
    }
    stored
}

impl Case<'_> {
    fn decide(self, conflicts: &Conflicts, stored: &mut Stored, errors: &mut Errors) -> Option<Capture> {
        let key = (self.value, self.binding);
        let later: Vec<UseId> = conflicts.later.get(&key).into_iter().flatten().copied().collect();
        let alive: Vec<(UseId, bool)> = conflicts.alive.get(&key).into_iter().flatten().copied().collect();
        let mutable = self.resolved.bindings[self.binding.0].how.mutable;
        let result = if self.facts.writes(self.closure, self.binding) {
            self.owned(&later, &alive)
        } else if later.is_empty() && alive.is_empty() {
            Ok(if mutable { Storage::Frozen } else { Storage::Owned })
        } else {
            self.cloned(&later, &alive, stored)
        };
        match result {
            Ok(storage) => {
                let exclusive = storage == Storage::Owned && mutable && !alive.is_empty();
                Some(Capture { binding: self.binding, storage, exclusive })
            }
            Err(error) => {
                errors.push(error);
                None
            }
        }
    }

    /// The closure changes the variable: it must be the only one to use it from then on.
    fn owned(self, later: &[UseId], alive: &[(UseId, bool)]) -> syn::Result<Storage> {
        let moved = alive.iter().filter(|(_, moves)| *moves).map(|(used, _)| used);
        match later.iter().chain(moved).next() {
            Some(&other) => Err(self.shared(other)),
            None => Ok(Storage::Owned),
        }
    }

    /// The closure only reads the variable, and others use it too: a clone, if nobody changes it.
    fn cloned(self, later: &[UseId], alive: &[(UseId, bool)], stored: &mut Stored) -> syn::Result<Storage> {
        let binding = &self.resolved.bindings[self.binding.0];
        for &other in later {
            self.unchanged_by(other)?;
        }
        for &(other, moves) in alive {
            let used = &self.resolved.uses[other.0];
            if moves && (used.access.changes() || self.writes_as_value(other)) {
                return Err(self.shared(other));
            }
        }
        if binding.how.receiver {
            let by_reference = self.resolved.factory.sig.receiver().is_some_and(is_shared_reference);
            return if by_reference { Ok(Storage::Owned) } else { Err(self.receiver()) };
        }
        if binding.how.cell {
            return Err(self.shared(later.first().copied().unwrap_or(self.value)));
        }
        if binding.how.mutable {
            let callee = |other: &&UseId| {
                matches!(self.resolved.uses[other.0].access, Access::Receiver | Access::Call)
            };
            stored.frozen.extend(later.iter().filter(callee));
        }
        Ok(Storage::Cloned)
    }

    fn unchanged_by(self, other: UseId) -> syn::Result<()> {
        let used = &self.resolved.uses[other.0];
        let binding = &self.resolved.bindings[self.binding.0];
        let declared = used.function != binding.owner && self.facts.writes(used.function, self.binding);
        match used.access {
            _ if self.writes_as_value(other) => Err(self.shared(other)),
            _ if declared && used.access != Access::Read => Err(self.shared(other)),
            access if access.changes() => Err(messages::changed_after_capture(
                &used.ident,
                self.name(self.closure),
                self.name(binding.owner),
            )),
            Access::Opaque if binding.how.mutable => {
                Err(messages::unseen_change(&used.ident, self.name(self.closure)))
            }
            _ => Ok(()),
        }
    }

    /// Whether `other` makes a closure value that changes the variable.
    fn writes_as_value(self, other: UseId) -> bool {
        let closure = self.facts.closure(self.resolved, other);
        closure.is_some_and(|closure| self.facts.writes(closure, self.binding))
    }

    fn shared(self, other: UseId) -> syn::Error {
        let used = &self.resolved.uses[self.value.0];
        let binding = &self.resolved.bindings[self.binding.0];
        let other_closure = self.facts.closure(self.resolved, other);
        let other_name = other_closure.map(|closure| self.name(closure));
        let writer = [Some(self.closure), other_closure]
            .into_iter()
            .flatten()
            .find(|closure| self.facts.writes(*closure, self.binding))
            .map(|closure| self.name(closure));
        messages::shared(
            &used.ident,
            &binding.ident,
            other_name,
            writer,
            self.resolved.uses[other.0].ident.span(),
        )
    }

    fn receiver(self) -> syn::Error {
        messages::receiver_shared(&self.resolved.uses[self.value.0].ident)
    }

    fn name(&self, function: FnId) -> &Ident {
        &self.resolved.functions[function.0].sig.ident
    }
}

fn is_shared_reference(receiver: &syn::Receiver) -> bool {
    matches!(receiver.kind, syn::ReceiverKind::Reference(_, _, None))
}
