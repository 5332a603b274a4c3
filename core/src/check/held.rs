//! Calls that would come back to what is held meanwhile, and panic.

use proc_macro2::Ident;

use super::Check;
use crate::capture::Held;
use crate::diagnostic::calls::{self as messages, Meanwhile};
use crate::resolve::{Access, BindingId, EvaluationId, FnId, Kind, Operand, Target, Use};

impl Check<'_> {
    /// An evaluation that has a variable to itself, and calls a closure that may need it.
    pub(super) fn called_while_held(&mut self) {
        for used in &self.cx.resolved.uses {
            let Target::Variable(called) = self.cx.facts.target(used) else { continue };
            if used.access != Access::Call {
                continue;
            }
            for held in &self.held_around(used) {
                if self.may_share(called, held) {
                    let variable = &self.cx.binding(held.binding).ident;
                    let function = self.name(used.function);
                    let meanwhile = self.meanwhile(called, used);
                    let error = messages::called_while_held(&used.ident, variable, function, meanwhile);
                    self.errors.push(error);
                    break;
                }
            }
        }
    }

    fn meanwhile(&self, called: BindingId, used: &Use) -> Meanwhile {
        if self.is_bound_inside(called, used) {
            return Meanwhile::Found;
        }
        let around = self.plan.holding.around(self.cx.resolved, used.node);
        let mut node = Some(used.node);
        while let Some(inner) = node {
            let within = |id: &EvaluationId| {
                let evaluation = self.cx.resolved.evaluations[*id].node;
                evaluation != inner && self.cx.resolved.arena.contains(evaluation, inner)
            };
            match self.cx.resolved.arena.kind(inner) {
                Kind::Function(_) => break,
                Kind::Lambda(_) | Kind::Loop if around.iter().any(within) => return Meanwhile::Repeated,
                _ => node = self.cx.resolved.arena.parent(inner),
            }
        }
        Meanwhile::Once
    }

    /// An evaluation whose operand makes something when it is needed, with a closure that needs what is held
    /// then.
    pub(super) fn made_while_held(&mut self) {
        for (index, evaluation) in self.cx.resolved.evaluations.rows().iter().enumerate() {
            let Some(operation) = &evaluation.operation else { continue };
            let Some(place) = self.cx.resolved.uses.rows().get(operation.place.0) else { continue };
            let Target::Variable(held) = self.cx.facts.target(place) else { continue };
            let Some(group) = self.plan.cells().in_cell(held, place) else { continue };
            for position in self.plan.holding.first(EvaluationId(index)) {
                let operand = &operation.operands[*position];
                if let (true, Some(needed)) = (operand.lazy, self.needed_late(operand, held, group)) {
                    self.errors.push(messages::made_while_held(&needed, &self.cx.binding(held).ident));
                }
            }
        }
    }

    /// What a closure of the operand, or one that it names, uses: the variable that is held, or one that
    /// is behind the same lock.
    fn needed_late(&self, operand: &Operand, held: BindingId, group: usize) -> Option<Ident> {
        for used in self.cx.resolved.uses.range(&operand.uses) {
            let Target::Variable(binding) = self.cx.facts.target(used) else { continue };
            if let Some(bound) = &self.cx.binding(binding).lambda {
                for inside in self.cx.resolved.uses.range(bound) {
                    if self.is_behind(inside, held, group) {
                        let mut needed = inside.ident.clone();
                        needed.set_span(used.ident.span());
                        return Some(needed);
                    }
                }
            }
            if self.is_in_a_lambda(operand, used) && self.is_behind(used, held, group) {
                return Some(used.ident.clone());
            }
        }
        None
    }

    fn is_behind(&self, used: &Use, held: BindingId, group: usize) -> bool {
        let Target::Variable(binding) = self.cx.facts.target(used) else { return false };
        let locks = self.cx.resolved.factory.options.sync;
        binding == held || (locks && self.plan.group_of(binding) == Some(group))
    }

    fn is_in_a_lambda(&self, operand: &Operand, used: &Use) -> bool {
        let arena = &self.cx.resolved.arena;
        let mut node = used.node;
        while node >= operand.nodes.start {
            if matches!(arena.kind(node), Kind::Lambda(_)) {
                return true;
            }
            let Some(parent) = arena.parent(node) else { break };
            node = parent;
        }
        false
    }

    /// Whether a variable is bound by a pattern in an evaluation around the use.
    fn is_bound_inside(&self, called: BindingId, used: &Use) -> bool {
        let declared = self.cx.binding(called).visible.0;
        for &evaluation in &self.plan.holding.around(self.cx.resolved, used.node) {
            if self.cx.resolved.arena.contains(self.cx.resolved.evaluations[evaluation].node, declared) {
                return true;
            }
        }
        false
    }

    /// Whether a variable may be bound to a closure that needs what is held.
    fn may_share(&self, called: BindingId, held: &Held) -> bool {
        let Some(statement) = self.plan.groups()[held.group].statement else { return false };
        let called = self.cx.binding(called);
        if called.visible.0 <= self.cx.resolved.statements[statement].node {
            return false;
        }
        let Some(uses) = &called.lambda else { return true };
        for used in self.cx.resolved.uses.range(uses) {
            let needs = match used.target {
                Target::Variable(named) => named == held.binding || used.access == Access::Call,
                // Two that only read may do so at a time, but not under a lock.
                Target::Nested(function) => {
                    let locks = self.cx.resolved.factory.options.sync;
                    held.changes || locks || self.cx.facts.writes(function, held.binding)
                }
                Target::Outside => false,
            };
            if needs {
                return true;
            }
        }
        false
    }

    /// An evaluation that has a variable to itself, and calls a function that reaches it in its cell.
    pub(super) fn called_between(&mut self) {
        for used in &self.cx.resolved.uses {
            let Target::Nested(called) = self.cx.facts.target(used) else { continue };
            if used.access != Access::Call || used.awaited {
                continue;
            }
            for held in &self.held_around(used) {
                if self.meets(called, held) {
                    let variable = &self.cx.binding(held.binding).ident;
                    let function = self.name(used.function);
                    let looped = self.is_looped_over(held, used);
                    self.errors.push(messages::called_between(&used.ident, variable, function, looped));
                    break;
                }
            }
        }
    }

    /// Whether what is held is what a loop around the use goes through, and the loop changes it.
    fn is_looped_over(&self, held: &Held, used: &Use) -> bool {
        let arena = &self.cx.resolved.arena;
        let mut around = arena.parent(used.node);
        let mut looped = false;
        while let Some(node) = around {
            match arena.kind(node) {
                Kind::Function(_) => return false,
                Kind::Loop => looped = true,
                Kind::Evaluation(id) if self.plan.holding.taken(id).contains(held) => {
                    return looped && held.changes;
                }
                _ => {}
            }
            around = arena.parent(node);
        }
        false
    }

    /// Whether a function reaches what is held, and one of both changes it; a lock is for both at once.
    fn meets(&self, called: FnId, held: &Held) -> bool {
        if self.cx.resolved.factory.options.sync {
            let mut any = false;
            for member in &self.plan.groups()[held.group].members {
                any |= self.plan.handles.has(called, *member);
            }
            return any;
        }
        let changes = held.changes || self.cx.facts.writes(called, held.binding);
        changes && self.plan.handles.has(called, held.binding)
    }

    /// A variable that is bound to a reference into one that is held for the evaluation only.
    pub(super) fn kept_too_long(&mut self) {
        for index in 0..self.cx.resolved.evaluations.len() {
            let id = EvaluationId(index);
            let evaluation = &self.cx.resolved.evaluations[id];
            if !(evaluation.kept && evaluation.refers) {
                continue;
            }
            for held in self.plan.holding.taken(id) {
                let named = self.cx.resolved.uses_in(evaluation.node).iter();
                let Some(used) = named.into_iter().find(|used| self.cx.names(used, held.binding)) else {
                    continue;
                };
                self.errors.push(messages::kept_too_long(&used.ident, held.changes));
                break;
            }
        }
    }

    /// What the evaluations around a use have taken out of cells.
    fn held_around(&self, used: &Use) -> Vec<Held> {
        let mut held = Vec::new();
        for &evaluation in self.plan.holding.around(self.cx.resolved, used.node).iter().rev() {
            held.extend_from_slice(self.plan.holding.taken(evaluation));
        }
        held
    }

    /// A function that has a variable to itself, and passes a closure on that needs it too.
    pub(super) fn passed_while_held(&mut self) {
        for used in &self.cx.resolved.uses {
            if used.passed == (used.access == Access::Call) {
                continue;
            }
            let passed = match self.cx.facts.target(used) {
                Target::Nested(passed) if used.passed => passed,
                Target::Variable(bound) => match self.closure_in(bound) {
                    Some(passed) => passed,
                    None => continue,
                },
                _ => continue,
            };
            for binding in self.cx.facts.free(passed) {
                if self.clashes(used, passed, binding) {
                    let variable = &self.cx.binding(binding).ident;
                    let function = self.name(used.function);
                    self.errors.push(messages::passed_while_held(&used.ident, variable, function));
                    break;
                }
            }
        }
    }

    /// Whether what is passed on needs a variable that the function has out of its cell meanwhile.
    fn clashes(&self, used: &Use, passed: FnId, binding: BindingId) -> bool {
        let facts = self.cx.facts;
        if self.plan.group_of(binding).is_none() || self.plan.is_scalar(binding) {
            return false;
        }
        let own = self.cx.binding(binding).owner == used.function;
        let changes = facts.writes(passed, binding) || facts.writes(used.function, binding);
        let cells = self.plan.cells();
        if !(changes || own) || !cells.touches(passed, binding) {
            return false;
        }
        if !own {
            return cells.touches(used.function, binding);
        }
        // What is called there has been looked at.
        let mut any = false;
        for held in &self.held_around(used) {
            any |= held.binding == binding;
        }
        any && used.access != Access::Call
    }

    /// The nested function of which a variable is bound to a closure, if its `let` says so.
    fn closure_in(&self, variable: BindingId) -> Option<FnId> {
        let uses = self.cx.binding(variable).lambda.as_ref()?;
        match self.cx.resolved.uses.range(uses) {
            [only] if only.access != Access::Call => match self.cx.facts.target(only) {
                Target::Nested(function) if self.cx.facts.captures(function) => Some(function),
                _ => None,
            },
            _ => None,
        }
    }
}
