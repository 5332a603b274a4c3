//! Functions that have to be items, and cannot.

use super::Check;
use crate::capture::{Bits, Obstacle, Passing, Unliftable, is_generic};
use crate::diagnostic::calls::{self as messages, Untyped};
use crate::diagnostic::changes;
use crate::resolve::{Access, Binding, BindingId, FnId, is_mutable_reference};

impl Check<'_> {
    /// What is passed as it cannot be, and what cannot be an item, each time with every capture whose type is
    /// not known.
    pub(super) fn lifting(&mut self) {
        for id in self.cx.facts.capturing() {
            self.passing(id);
        }
        let mut reported = Bits::default();
        for Unliftable { function, obstacle, recursive } in &self.plan.lifting.refused {
            self.refuse(*function, obstacle, *recursive, &mut reported);
            for binding in self.cx.facts.free(*function) {
                let Binding { known, how, .. } = self.cx.binding(binding);
                if known.is_none() && !how.receiver {
                    self.refuse(*function, &Obstacle::Untyped(binding), *recursive, &mut reported);
                }
            }
        }
    }

    /// Variables that are passed by shared reference, and changed in part.
    fn passing(&mut self, id: FnId) {
        let Some(passed) = self.plan.lifted(id) else { return };
        for passed in passed {
            let binding = self.cx.binding(passed.binding);
            let Some(known) = &binding.known else { continue };
            let shared = matches!(passed.by, Passing::Value | Passing::Reference);
            let refers = matches!(known.ty, syn::Type::Reference(_) | syn::Type::Ptr(_));
            let writes = self.cx.facts.writes(id, passed.binding);
            if !shared || refers || !writes || is_mutable_reference(&known.ty) || binding.how.mutable {
                continue;
            }
            for used in self.cx.facts.uses_of(passed.binding) {
                let used = self.cx.used(*used);
                if used.access == Access::Through {
                    let (changing, owner) = (self.name(used.function), self.name(binding.owner));
                    let parameter = binding.how.parameter;
                    let error = changes::not_mutable(&binding.ident, changing, owner, parameter);
                    self.errors.push(error);
                    break;
                }
            }
        }
    }

    fn refuse(&mut self, id: FnId, obstacle: &Obstacle, recursive: bool, reported: &mut Bits) {
        if let Obstacle::Untyped(binding) | Obstacle::Generic(binding, _) | Obstacle::Hidden(binding, _) =
            obstacle
        {
            if reported.contains(binding.0) {
                return;
            }
            reported.insert(binding.0);
        }
        let function = self.name(id);
        let site = self.cx.facts.calls(id).first().or(self.cx.facts.values(id).first());
        let at = site.map_or(function, |site| &self.cx.used(*site).ident);
        let variable = |binding: &BindingId| &self.cx.binding(*binding).ident;
        let error = match obstacle {
            Obstacle::Untyped(binding) => self.untyped(id, *binding, recursive),
            Obstacle::Generic(binding, name) => {
                messages::generic_of_an_impl(variable(binding), function, name, recursive)
            }
            Obstacle::Hidden(binding, name) => {
                messages::type_hidden(variable(binding), function, name, recursive)
            }
            Obstacle::Receiver => messages::receiver_captured(at, function, recursive),
            Obstacle::SelfType(ident) => messages::self_type(ident, function, recursive),
            Obstacle::Inferred => messages::result_inferred(function),
            Obstacle::Mentioned(name) => messages::generic_mentioned(function, name, recursive),
        };
        self.errors.push(error);
    }

    fn untyped(&self, id: FnId, binding: BindingId, recursive: bool) -> syn::Error {
        let function = self.name(id);
        let Binding { ident, how, .. } = self.cx.binding(binding);
        let untyped = Untyped { variable: ident, mutable: how.mutable };
        if self.cx.facts.is_method(id) {
            let named = &self.cx.resolved.factory.options.named;
            untyped.field(named.as_ref().map_or(function, |named| &named.ident))
        } else if !recursive && is_generic(&self.cx.resolved.functions[id].sig) {
            untyped.captured_by_generic(function)
        } else {
            untyped.captured(function, recursive)
        }
    }
}
