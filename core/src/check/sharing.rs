//! Variables that closures cannot have: others use them, and they cannot be shared.

use super::Check;
use crate::capture::{Changer, Refusal, Refused, Unshareable, made_by, reader};
use crate::diagnostic::sharing::{self, Users};
use crate::diagnostic::{calls, captures as messages, objects};
use crate::resolve::{Access, FnId, Target, UseId};

impl Check<'_> {
    /// Copies of what changes, and closure values that are refused a variable.
    pub(super) fn sharing(&mut self) {
        for apart in &self.plan.stored.copied_apart {
            let used = self.cx.used(apart.used);
            let (function, changed) = (self.name(used.function), used.access.changes());
            let own =
                matches!(used.target, Target::Variable(id) if self.cx.binding(id).owner == used.function);
            self.errors.push(match apart.changer {
                Changer::Call(call) => calls::copied_by_move(&used.ident, &self.cx.used(call).ident, changed),
                Changer::Function if own => calls::changed_behind_a_copy(&used.ident, function),
                Changer::Function => calls::copied_by_move(&used.ident, function, changed),
                Changer::Closure => calls::changed_in_a_copy(&used.ident, function),
            });
        }
        for refused in &self.plan.stored.refused {
            let error = self.refused(refused);
            self.errors.push(error);
        }
    }

    fn refused(&self, refused: &Refused) -> syn::Error {
        match refused.why {
            Refusal::Unshareable(other, reason) => self.unshareable(refused, other, reason),
            Refusal::Receiver => messages::receiver_shared(&self.cx.used(refused.value).ident),
            Refusal::ChangedLater(other) => self.changed_later(refused, other),
            Refusal::ChangedUnseen(other) => {
                messages::unseen_change(&self.cx.used(other).ident, self.name(refused.closure))
            }
        }
    }

    fn changed_later(&self, refused: &Refused, other: UseId) -> syn::Error {
        let (used, binding) = (self.cx.used(other), self.cx.binding(refused.binding));
        let reader = reader(self.cx, refused.closure, refused.binding);
        let inside = self.cx.resolved.functions[reader].node;
        let maker = self.cx.resolved.functions[refused.closure].node;
        let owner = self.name(binding.owner);
        let inner = reader != refused.closure && self.cx.resolved.arena.contains(maker, inside);
        if inner || self.cx.used(refused.value).access == Access::Call {
            return calls::changed_after_call(
                &used.ident,
                self.name(refused.closure),
                self.name(reader),
                owner,
            );
        }
        let (shareable, at) = (binding.block.is_some(), used.ident.span());
        messages::changed_after_capture(&binding.ident, shareable, at, self.name(reader), owner)
    }

    /// The variable would have to be shared, and cannot be.
    fn unshareable(&self, refused: &Refused, other: UseId, reason: Unshareable) -> syn::Error {
        let Refused { closure, value, binding, .. } = *refused;
        let (used, at) = (self.cx.used(value), &self.cx.used(other).ident);
        let variable = &self.cx.binding(binding).ident;
        if let Unshareable::Method(method) = reason {
            let named = &self.cx.resolved.factory.options.named;
            let named = named.as_ref().map_or(at, |named| &named.ident);
            let method = &self.cx.used(method).ident;
            return objects::method_and_value(method, variable, named, used.ident.span());
        }
        let other_closure = self.cx.closure(other);
        let changes = |closure: &FnId| self.cx.facts.writes(*closure, binding);
        let writer = Some(closure).filter(changes).or(other_closure.filter(changes));
        let made = if used.access == Access::Call { made_by(self.cx, closure, binding) } else { None };
        let users = Users {
            variable,
            closure: self.name(made.unwrap_or(closure)),
            other: other_closure.map(|closure| self.name(closure)),
            writer: writer.map(|closure| self.name(closure)),
            futures: self.cx.resolved.functions[made.unwrap_or(closure)].sig.asyncness.is_some(),
        };
        sharing::unshareable(&users, &self.reason(refused, reason), at.span())
    }

    fn reason(&self, refused: &Refused, reason: Unshareable) -> sharing::Reason {
        let variable = &self.cx.binding(refused.binding).ident;
        let name = |used: UseId| &self.cx.used(used).ident;
        match reason {
            Unshareable::Declared if variable == "self" => sharing::lent_receiver(),
            Unshareable::Declared => sharing::declared(variable),
            Unshareable::NoBlock => sharing::no_block(variable),
            Unshareable::Deferred => sharing::deferred(variable),
            Unshareable::Async(function) => sharing::asynchronous(self.name(function), variable),
            Unshareable::Unreadable(used) => sharing::unreadable(name(used)),
            Unshareable::Kept(used) => {
                let function = self.cx.used(used).function;
                let changes = self.cx.facts.writes(function, refused.binding);
                sharing::kept(name(used), changes && !self.cx.used(used).access.only_looks())
            }
            Unshareable::Lifted(function) => {
                let made = made_by(self.cx, refused.closure, refused.binding).unwrap_or(refused.closure);
                sharing::lifted(self.name(function), self.name(made), variable)
            }
            Unshareable::Moved(used) | Unshareable::Method(used) => sharing::moved(name(used)),
        }
    }
}
