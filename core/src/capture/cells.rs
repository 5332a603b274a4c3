//! Cells: which variables a function finds in a cell, and which it has out of one.

use super::bits::Bits;
use super::context::Context;
use super::handle::Handles;
use super::lifting::Lifting;
use super::storage::Stored;
use crate::resolve::{Access, BindingId, FnId, Target, Use};

/// What is shared, and how functions get it.
#[derive(Clone, Copy)]
pub(crate) struct Cells<'a> {
    pub(crate) cx: Context<'a>,
    pub(crate) stored: &'a Stored,
    pub(crate) lifting: &'a Lifting,
    pub(crate) handles: &'a Handles,
}

impl Cells<'_> {
    /// The number of the allocation that a variable shares.
    pub(crate) fn group_of(self, binding: BindingId) -> Option<usize> {
        self.stored.group_of(binding)
    }

    /// Whether nothing has to be held for a variable that is shared.
    pub(crate) fn is_scalar(self, binding: BindingId) -> bool {
        self.stored.scalars.contains(binding.0)
    }

    /// The number of the cell that the variable is in where a function uses it that has a handle.
    pub(crate) fn in_cell(self, binding: BindingId, used: &Use) -> Option<usize> {
        let group = self.group_of(binding)?;
        if used.function == self.cx.binding(binding).owner {
            let statement = self.stored.groups[group].statement?;
            return (used.node > self.cx.resolved.statements[statement].node).then_some(group);
        }
        // A `move` closure that a nested function makes has a handle, and so has that function.
        let hands = self.handles.has(used.function, binding);
        (hands && !self.cx.resolved.is_moved_here(used)).then_some(group)
    }

    /// Whether a use by name may change the variable: a function that has not declared it nonlocal does not.
    pub(super) fn may_change(self, binding: BindingId, used: &Use) -> bool {
        let owns = used.function == self.cx.binding(binding).owner;
        (owns || self.cx.facts.writes(used.function, binding)) && !used.access.only_looks()
    }

    /// Whether a use names the variable, or a function that captures it.
    pub(super) fn mentions(self, used: &Use, binding: BindingId) -> bool {
        match self.cx.facts.target(used) {
            Target::Variable(named) => named == binding,
            Target::Nested(function) => self.cx.facts.captures_variable(function, binding),
            Target::Outside => false,
        }
    }

    /// Whether one of these uses takes the lock that the variable is under.
    pub(super) fn locks_twice(self, binding: BindingId, uses: &[Use]) -> bool {
        let (true, Some(group)) = (self.cx.resolved.factory.options.sync, self.group_of(binding)) else {
            return false;
        };
        for used in uses {
            let locks = match self.cx.facts.target(used) {
                Target::Variable(other) => self.group_of(other) == Some(group),
                Target::Nested(called) => {
                    let mut any = false;
                    for member in &self.stored.groups[group].members {
                        any |= self.cx.facts.captures_variable(called, *member);
                    }
                    any
                }
                Target::Outside => false,
            };
            if locks {
                return true;
            }
        }
        false
    }

    /// Whether a closure is called that a variable holds which is bound when the other one is shared.
    pub(super) fn calls_a_closure(self, binding: BindingId, uses: &[Use]) -> bool {
        let Some(group) = self.group_of(binding) else { return false };
        let Some(statement) = self.stored.groups[group].statement else { return false };
        let shared = self.cx.resolved.statements[statement].node;
        for used in uses {
            if let (Target::Variable(called), Access::Call) = (self.cx.facts.target(used), used.access) {
                if self.cx.binding(called).visible.0 > shared {
                    return true;
                }
            }
        }
        false
    }

    /// Whether a call of the function has the variable, out of its cell: it is passed it, or uses it, itself
    /// or through what it calls. The closures that it makes have handles.
    pub(crate) fn touches(self, function: FnId, binding: BindingId) -> bool {
        self.touches_unless(function, binding, &mut Bits::default())
    }

    fn touches_unless(self, function: FnId, binding: BindingId, seen: &mut Bits) -> bool {
        let captures = self.cx.facts.captures_variable(function, binding);
        if seen.contains(function.0) || !captures || self.handles.has(function, binding) {
            return false;
        }
        seen.insert(function.0);
        if self.lifting.passed(function).is_some() {
            return true;
        }
        for id in &self.cx.resolved.functions[function].uses {
            let used = self.cx.used(*id);
            let touches = match used.target {
                Target::Variable(named) => {
                    named == binding && used.access != Access::Declared && !self.cx.resolved.escapes(used)
                }
                Target::Nested(called) => {
                    used.access == Access::Call && self.touches_unless(called, binding, seen)
                }
                Target::Outside => false,
            };
            if touches {
                return true;
            }
        }
        false
    }
}
