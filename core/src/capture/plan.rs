//! The plan: how every nested function is lowered and every capture stored. It is complete: lowering decides
//! nothing.

use proc_macro2::Ident;
use syn::{ReturnType, Type};

use super::bits::Bits;
use super::cells::Cells;
use super::context::Context;
use super::decision::{Capture, Group, Lowering, Passed};
use super::early::Early;
use super::facts::Facts;
use super::form;
use super::handle::Handles;
use super::holding::Holding;
use super::in_place::InPlace;
use super::lifting::Lifting;
use super::rename::Renames;
use super::renewed::Renewed;
use super::storage::Stored;
use super::value::Values;
use crate::resolve::{Asked, BindingId, FnId, LambdaId, Resolved, Target, Use, UseId};

/// Everything lowering needs.
pub(crate) struct Plan {
    pub(crate) resolved: Resolved,
    pub(crate) facts: Facts,
    pub(crate) stored: Stored,
    pub(crate) lifting: Lifting,
    pub(crate) handles: Handles,
    pub(crate) renames: Renames,
    /// The uses in `move` closures for which a copy will do.
    pub(crate) snapshots: Bits,
    pub(crate) early: Early,
    pub(crate) holding: Holding,
    pub(crate) in_place: InPlace,
    /// The keys that are evaluated before the place which they are for is borrowed.
    pub(crate) keys_before: Bits,
    pub(crate) values: Values,
    pub(crate) renewed: Renewed,
    /// The variables that `move` closures of nested functions have clones of.
    pub(crate) lambda_clones: Vec<(LambdaId, BindingId)>,
    /// The functions that are bound where they are written, for editors.
    pub(crate) bound: Bits,
}

impl Plan {
    pub(crate) fn cx(&self) -> Context<'_> {
        Context { resolved: &self.resolved, facts: &self.facts }
    }

    pub(crate) fn cells(&self) -> Cells<'_> {
        Cells { cx: self.cx(), stored: &self.stored, lifting: &self.lifting, handles: &self.handles }
    }

    /// Whether the factory can stay as it is, token for token.
    pub(crate) fn changes_nothing(&self) -> bool {
        let factory = &self.resolved.factory;
        let infers = match &factory.sig.output {
            ReturnType::Type(_, ty) => matches!(**ty, Type::Infer(_)),
            ReturnType::Default => false,
        };
        let named = factory.options.named.is_some() || self.resolved.rewritten;
        if infers || named || !factory.defaults.is_empty() {
            return false;
        }
        for (index, function) in self.resolved.functions.iter().enumerate() {
            let id = FnId(index);
            let captures = id != FnId::ROOT && self.facts.captures(id);
            if captures || self.facts.idle(id).is_some() || !function.nonlocals.is_empty() {
                return false;
            }
        }
        true
    }

    pub(crate) fn lowering(&self, function: FnId) -> Lowering {
        if self.facts.idle(function).is_some() {
            return if self.can_stand(function) { Lowering::UnusedClosure } else { Lowering::UnusedFunction };
        }
        if self.bound.contains(function.0) {
            Lowering::Bound
        } else if !self.facts.captures(function) {
            Lowering::Plain
        } else if self.lifting.passed(function).is_none() {
            Lowering::Inline
        } else if self.lifting.is_tied(function) {
            Lowering::Tied
        } else {
            Lowering::Lifted
        }
    }

    /// Whether a closure made of a function that nobody uses is in nobody's way.
    fn can_stand(&self, id: FnId) -> bool {
        let Some(idle) = self.facts.idle(id) else { return false };
        if idle.calls || form::needs_link(&self.resolved.functions[id].sig) {
            return false;
        }
        for binding in &idle.captured {
            let declared = &self.resolved.bindings[binding];
            let function = &self.resolved.functions[id];
            let bound = declared.owner == function.parent && declared.visible.0 <= function.node;
            if !bound || self.renames.name(*binding).is_some() || self.is_captured(*binding) {
                return false;
            }
        }
        true
    }

    fn is_captured(&self, binding: BindingId) -> bool {
        for user in self.facts.capturing() {
            if self.facts.captures_variable(user, binding) {
                return true;
            }
        }
        false
    }

    /// What is passed to a function that is lifted or tied.
    pub(crate) fn lifted(&self, function: FnId) -> Option<&[Passed]> {
        self.lifting.passed(function)
    }

    /// The number of the set of functions that a tied function belongs to.
    pub(crate) fn set_of(&self, function: FnId) -> Option<usize> {
        self.lifting.set_of(function)
    }

    /// Whether references in a parameter have one lifetime for all calls.
    pub(crate) fn stores(&self, function: FnId, position: usize) -> bool {
        self.lifting.stores(function, position)
    }

    /// The functions that are tied together.
    pub(crate) fn set(&self, number: usize) -> &[FnId] {
        self.lifting.set(number)
    }

    /// The captures of the closure value at `used`.
    pub(crate) fn captures(&self, used: UseId) -> &[Capture] {
        match self.stored.values.get(used.0) {
            Some(captures) => captures,
            None => &[],
        }
    }

    /// Whether calling the function changes something that a closure made of it captures.
    pub(crate) fn changes_state(&self, function: FnId) -> bool {
        !self.facts.written(function).without(&self.stored.shared).is_empty()
    }

    /// Whether a closure made of the function captures nothing but handles and numbers, so that it can surely
    /// be cloned.
    pub(crate) fn is_handle(&self, function: FnId) -> bool {
        for binding in self.facts.free(function) {
            let shared = self.stored.shared.contains(binding.0);
            if !shared && !self.resolved.bindings[binding].is_number() {
                return false;
            }
        }
        !self.changes_state(function)
    }

    /// Whether a use may only read the variable: a closure value has a clone of it, or a function that is
    /// called and does not declare it nonlocal might change it.
    pub(crate) fn is_frozen(&self, id: UseId) -> bool {
        let used = &self.resolved.uses[id];
        let Target::Variable(binding) = used.target else { return false };
        if self.stored.frozen.contains(id.0) {
            return true;
        }
        let declared = &self.resolved.bindings[binding];
        let keeps = !self.facts.calls(used.function).is_empty() || self.moves_nothing(used.function);
        let captured = declared.owner != used.function && declared.how.mutable;
        captured && keeps && !self.facts.writes(used.function, binding) && used.access.may_change()
    }

    /// Whether closures made of the function can be called again, by the types that are written for them:
    /// they move nothing away.
    fn moves_nothing(&self, function: FnId) -> bool {
        let values = self.facts.values(function);
        let mut again = !values.is_empty();
        for value in values {
            again &= self.resolved.uses[value].asked == Asked::FnMut;
        }
        again
    }

    /// Whether a use that moves the variable is given a clone, for a closure keeps the variable.
    pub(crate) fn is_cloned(&self, id: UseId) -> bool {
        self.stored.cloned.contains(id.0)
    }

    /// Whether such a name is read among the operands of an evaluation.
    pub(crate) fn is_read_among_operands(&self, used: UseId) -> bool {
        let mut any = false;
        for (id, name, _) in &self.early.among {
            any |= *name == used && !self.holding.first(*id).is_empty();
        }
        any
    }

    /// Whether a name in a format string is read before the macro is called.
    pub(crate) fn is_early(&self, used: UseId) -> bool {
        self.early.first.contains(used.0)
    }

    /// Whether a use in a `move` closure is that of a copy.
    pub(crate) fn is_snapshot(&self, used: UseId) -> bool {
        self.snapshots.contains(used.0)
    }

    /// The variables that share one allocation, by its number.
    pub(crate) fn groups(&self) -> &[Group] {
        &self.stored.groups
    }

    /// Whether the variable becomes a handle before it is captured.
    pub(crate) fn is_behind_handle(&self, binding: BindingId) -> bool {
        let mut any = false;
        for (_, kept) in &self.stored.kept {
            any |= *kept == binding;
        }
        any
    }

    /// Whether nothing has to be held for a variable that is shared.
    pub(crate) fn is_scalar(&self, binding: BindingId) -> bool {
        self.stored.scalars.contains(binding.0)
    }

    /// The number of the allocation that a variable shares.
    pub(crate) fn group_of(&self, binding: BindingId) -> Option<usize> {
        self.cells().group_of(binding)
    }

    /// The number of the cell that the variable is in where a function uses it that has a handle.
    pub(crate) fn in_cell(&self, binding: BindingId, used: &Use) -> Option<usize> {
        self.cells().in_cell(binding, used)
    }

    /// The binding's name in the expansion, if it is another.
    pub(crate) fn renamed(&self, binding: BindingId) -> Option<&Ident> {
        self.renames.name(binding)
    }
}
