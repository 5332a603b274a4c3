//! Values that are moved out of variables which others use.

use syn::ReturnType;

use super::Check;
use crate::capture::Passing;
use crate::diagnostic::{changes, sharing};
use crate::resolve::{Access, BindingId, FnId, Kind, Tail, Target, Use, UseId, is_never_copied};

impl Check<'_> {
    /// What is moved out of a variable of somebody else, and what is moved away from those who share it.
    pub(super) fn moved_out(&mut self) {
        for (index, used) in self.cx.resolved.uses.iter().enumerate() {
            let Target::Variable(id) = self.cx.facts.target(used) else { continue };
            let taken = used.moved || used.access == Access::Take;
            let freed = self.plan.renewed.contains(UseId(index)) || self.plan.holding.last.contains(index);
            if !taken || used.lambda.is_some() || freed {
                continue;
            }
            let binding = self.cx.binding(id);
            if !binding.is_never_copied() && !self.is_result_never_copied(UseId(index)) {
                continue;
            }
            let function = self.name(used.function);
            let captured = binding.owner != used.function;
            if captured && self.is_assigned_in(used.function, id) {
                self.errors.push(changes::moved_and_assigned(&used.ident, function));
            } else if used.moved && captured && self.is_referred_to(used.function, id) {
                let emptied = self.cx.facts.writes(used.function, id) && binding.has_default();
                self.errors.push(sharing::moved_by_a_function(&used.ident, function, emptied));
            } else if used.moved && !captured && self.plan.cells().in_cell(id, used).is_some() {
                self.errors.push(self.moved_by_its_owner(UseId(index), id));
            }
        }
    }

    /// Whether a use is what a function gives at its end, and the type of that is not `Copy`.
    fn is_result_never_copied(&self, id: UseId) -> bool {
        let function = &self.cx.resolved.functions[self.cx.used(id).function];
        match (&function.tail, &function.sig.output) {
            (Tail::Name(tail), ReturnType::Type(_, ty)) => *tail == id && is_never_copied(ty),
            _ => false,
        }
    }

    fn moved_by_its_owner(&self, id: UseId, binding: BindingId) -> syn::Error {
        let used = self.cx.used(id);
        if let Some(closure) = self.closure_beside(used, binding) {
            return sharing::moved_beside(&used.ident, self.name(closure));
        }
        let variable = self.cx.binding(binding);
        let emptied = variable.has_default() && variable.how.mutable && self.is_last(id, binding);
        let mut closures = Vec::new();
        for function in self.cx.facts.captors_of(binding) {
            if !self.cx.facts.values(*function).is_empty() {
                closures.push(format!("`{}`", self.name(*function)));
            }
        }
        sharing::moved_by_its_owner(&used.ident, &closures, emptied)
    }

    fn is_assigned_in(&self, function: FnId, binding: BindingId) -> bool {
        for id in &self.cx.resolved.functions[function].uses {
            let used = self.cx.used(*id);
            if used.access.assigns() && self.cx.names(used, binding) {
                return true;
            }
        }
        false
    }

    /// Whether a captured variable is a reference in a function: it is shared, or lent for a call.
    fn is_referred_to(&self, function: FnId, binding: BindingId) -> bool {
        let mut lent = false;
        for passed in self.plan.lifted(function).unwrap_or_default() {
            lent |= passed.binding == binding && matches!(passed.by, Passing::Reference | Passing::Mutable);
        }
        lent || self.plan.group_of(binding).is_some()
    }

    /// A closure over the variable that is a value in the same statement.
    fn closure_beside(&self, used: &Use, binding: BindingId) -> Option<FnId> {
        let arena = &self.cx.resolved.arena;
        let mut node = used.node;
        while !matches!(arena.kind(node), Kind::Statement(_)) {
            node = arena.parent(node)?;
        }
        for other in self.cx.resolved.uses_in(node) {
            let Target::Nested(function) = other.target else { continue };
            let captures = self.cx.facts.captors_of(binding).contains(&function);
            if captures && other.access != Access::Call {
                return Some(function);
            }
        }
        None
    }

    /// Whether nobody uses the variable behind this use of it.
    fn is_last(&self, id: UseId, binding: BindingId) -> bool {
        let mut around = Some(self.cx.used(id).node);
        while let Some(inner) = around {
            if self.cx.resolved.arena.kind(inner) == Kind::Loop {
                return false;
            }
            around = self.cx.resolved.arena.parent(inner);
        }
        for &uses in &self.cx.facts.concerning(binding) {
            for other in uses {
                if self.cx.used(*other).function == self.cx.binding(binding).owner && *other > id {
                    return false;
                }
            }
        }
        true
    }
}
