//! Changes of captured variables: declared, of variables that are `mut`, and not of a copy.

use super::Check;
use crate::diagnostic::{calls, changes as messages};
use crate::resolve::{Access, BindingId, FnId, Problem, Strength, Target, Use, is_mutable_reference};

impl Check<'_> {
    /// Changes without `nonlocal!`, and of what is not `mut`.
    pub(super) fn changes(&mut self) {
        let facts = self.cx.facts.as_written();
        let mut undeclared: Vec<(FnId, BindingId)> = Vec::new();
        let mut immutable: Vec<BindingId> = Vec::new();
        for used in &self.cx.resolved.uses {
            let Target::Variable(id) = used.target else { continue };
            let binding = self.cx.binding(id);
            let weak = used.strength == Strength::Weak && !facts.captures(used.function);
            let calls = used.access == Access::Call && binding.how.fn_mut;
            if binding.owner == used.function || !(calls || used.access.changes()) || weak {
                continue;
            }
            let (function, owner) = (self.name(used.function), self.name(binding.owner));
            if !self.is_declared(used) && !self.misdeclares(used.function) {
                if !undeclared.contains(&(used.function, id)) {
                    let message = if calls { messages::undeclared_call } else { messages::undeclared_change };
                    self.errors.push(message(&used.ident, function, owner));
                }
                undeclared.push((used.function, id));
            }
            if calls {
                continue;
            }
            let itself = used.access != Access::Through || binding.how.collection;
            if itself && !binding.how.mutable && !binding.how.receiver {
                if !immutable.contains(&id) {
                    let parameter = binding.how.parameter;
                    let error = messages::not_mutable(&binding.ident, function, owner, parameter);
                    self.errors.push(error);
                }
                immutable.push(id);
            }
        }
    }

    /// Whether the function declares the variable nonlocal.
    fn is_declared(&self, used: &Use) -> bool {
        for nonlocal in &self.cx.resolved.functions[used.function].nonlocals {
            if self.cx.used(nonlocal.target).target == used.target {
                return true;
            }
        }
        false
    }

    /// Whether something is wrong with the function's `nonlocal!` already; then what it changes says nothing
    /// new.
    fn misdeclares(&self, changing: FnId) -> bool {
        for problem in &self.cx.resolved.problems {
            if let Problem::NonlocalMalformed { function, .. }
            | Problem::NonlocalLate { function, .. }
            | Problem::NonlocalUnbound { function, .. } = problem
            {
                if *function == changing {
                    return true;
                }
            }
        }
        false
    }

    /// `move` closures in a nested function copy a variable that the function changes, or take it away,
    /// unless a copy will do.
    pub(super) fn moves(&mut self) {
        let mut reported: Vec<(FnId, BindingId)> = Vec::new();
        for (index, used) in self.cx.resolved.uses.iter().enumerate() {
            let Target::Variable(id) = self.cx.facts.target(used) else { continue };
            let binding = self.cx.binding(id);
            if !self.cx.resolved.is_moved_here(used) || reported.contains(&(used.function, id)) {
                continue;
            }
            let changes = binding.owner != used.function && self.cx.facts.writes(used.function, id);
            let lent = matches!(&binding.known, Some(known) if is_mutable_reference(&known.ty));
            let shared = self.plan.group_of(id).is_some();
            let copied = !shared && self.plan.snapshots.contains(index);
            if changes && !lent && !copied {
                reported.push((used.function, id));
                self.errors.push(calls::copied_by_move(
                    &used.ident,
                    self.name(used.function),
                    used.access.changes(),
                ));
            }
        }
    }
}
