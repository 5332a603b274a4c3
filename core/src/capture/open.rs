//! Opening: what a step of a function takes out of its cells, for as long as it lasts.

use super::plan::Plan;
use super::share::is_plain;
use crate::diagnostic::{Errors, calls as messages};
use crate::resolve::{Access, BindingId, EvaluationId, FnId, Lambda, StatementId, Target, Use, UseId};

/// A variable that a step has to itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Opened {
    pub(crate) binding: BindingId,
    /// The number of the allocation that it is in.
    pub(crate) group: usize,
    /// Whether the step may change it.
    pub(crate) changes: bool,
}

impl Plan {
    /// What a step takes out of cells, besides what steps around it have taken.
    pub(crate) fn opened(&self, step: EvaluationId, open: &[Opened]) -> Vec<Opened> {
        if self.groups().is_empty() {
            return Vec::new();
        }
        let is_open = |binding: BindingId| open.iter().any(|opened| opened.binding == binding);
        let direct = |used: &&Use| used.evaluation == Some(step);
        let node = self.resolved.evaluations[step].node;
        let arena = &self.resolved.arena;
        // A `move` closure takes a handle, and opens what it needs itself.
        let inner = |lambda: &&Lambda| lambda.moves && arena.contains(node, lambda.node);
        let lambdas: Vec<_> = self.resolved.lambdas.iter().filter(inner).collect();
        let stays = |used: &&Use| !lambdas.iter().any(|lambda| arena.contains(lambda.node, used.node));
        let first = self.resolved.first_use_in(node);
        let mut inside: Vec<&Use> = Vec::new();
        for (position, used) in self.resolved.uses_in(node).iter().enumerate() {
            if stays(&used) && !self.is_early(UseId(first + position)) {
                inside.push(used);
            }
        }
        let mut wanted: Vec<(BindingId, usize)> = Vec::new();
        for used in inside.iter().copied().filter(direct) {
            let Target::Variable(binding) = used.target else { continue };
            let Some(group) = self.in_cell(binding, used).filter(|_| !is_open(binding)) else { continue };
            if !is_plain(&self.resolved, binding, used) && !wanted.contains(&(binding, group)) {
                wanted.push((binding, group));
            }
        }
        if self.resolved.factory.options.sync && !wanted.is_empty() {
            // A lock is for all of a group, and locks are taken in one order: so all that anything in the step needs.
            let members = (0..self.groups().len()).flat_map(|group| self.members_in(&inside, group));
            wanted = members.filter(|(binding, _)| !is_open(*binding)).collect();
        }
        wanted.sort_by_key(|(binding, group)| (*group, binding.0));
        let open = |(binding, group)| Opened { binding, group, changes: self.changes_in(&inside, binding) };
        wanted.into_iter().map(open).collect()
    }

    /// Whether a statement binds a closure, as `mut`, that changes what is in cells: that needs no `mut` then.
    pub(crate) fn changes_cells(&self, statement: StatementId) -> bool {
        let statement = &self.resolved.statements[statement];
        let in_cell = |used: &Use| match used.target {
            Target::Variable(binding) => self.in_cell(binding, used).is_some(),
            Target::Nested(function) => {
                self.facts.free(function).any(|binding| self.in_cell(binding, used).is_some())
            }
            Target::Outside => false,
        };
        statement.lambda && self.resolved.uses_in(statement.node).iter().any(in_cell)
    }

    fn members_in(&self, uses: &[&Use], group: usize) -> Vec<(BindingId, usize)> {
        let members = self.groups()[group].members.iter();
        let needed = |binding: BindingId| uses.iter().any(|used| self.reaches(used, binding));
        members.filter(|member| needed(**member)).map(|member| (*member, group)).collect()
    }

    /// Whether the use, or the call, needs the variable as it is.
    fn reaches(&self, used: &Use, binding: BindingId) -> bool {
        match used.target {
            Target::Variable(named) => named == binding && self.in_cell(binding, used).is_some(),
            Target::Nested(function) => {
                let free = self.facts.captures_variable(function, binding);
                used.access == Access::Call && free && self.in_cell(binding, used).is_some()
            }
            Target::Outside => false,
        }
    }

    fn changes_in(&self, uses: &[&Use], binding: BindingId) -> bool {
        self.resolved.bindings[binding].lends_mutably()
            && uses.iter().filter(|used| self.reaches(used, binding)).any(|used| match used.target {
                Target::Nested(function) => self.facts.writes(function, binding),
                _ => !used.looks && !matches!(used.access, Access::Read | Access::Borrow),
            })
    }

    /// What the steps around a use have taken out of cells.
    fn opened_around(&self, used: &Use) -> Vec<Opened> {
        let around = |step: &EvaluationId| {
            self.resolved.arena.contains(self.resolved.evaluations[step].node, used.node)
        };
        let steps = (0..self.resolved.evaluations.len()).map(EvaluationId).filter(around);
        steps.flat_map(|step| self.opened(step, &[])).collect()
    }

    /// The nested function of which a variable holds a closure, if its `let` says so.
    fn held_by(&self, variable: BindingId) -> Option<FnId> {
        let uses = self.resolved.bindings[variable].lambda.clone()?;
        match &self.resolved.uses.range(&uses) {
            [only] if only.access != Access::Call => match only.target {
                Target::Nested(function) if self.facts.captures(function) => Some(function),
                _ => None,
            },
            _ => None,
        }
    }

    /// The allocations of which a `move` closure needs handles of its own, by number.
    pub(crate) fn taken_by(&self, lambda: &Lambda) -> Vec<usize> {
        let mut taken = Vec::new();
        for used in self.resolved.uses_in(lambda.node) {
            for (number, group) in self.groups().iter().enumerate() {
                let made = self.resolved.statements[group.statement].node;
                let inside = self.resolved.arena.contains(lambda.node, made);
                let is_named = group.members.iter().any(|member| self.takes(used, *member));
                if !inside && is_named && !taken.contains(&number) {
                    taken.push(number);
                }
            }
        }
        taken.sort_unstable();
        taken
    }

    fn takes(&self, used: &Use, member: BindingId) -> bool {
        let owner = self.resolved.bindings[member].owner;
        match used.target {
            Target::Variable(binding) => binding == member && self.in_cell(member, used).is_some(),
            Target::Nested(function) => {
                let free = self.facts.captures_variable(function, member);
                free && (used.function != owner || self.in_cell(member, used).is_some())
            }
            Target::Outside => false,
        }
    }
}

/// A step that has a variable to itself, and calls a closure that may need it, would panic.
pub(super) fn held(plan: &Plan, errors: &mut Errors) {
    for used in plan.resolved.uses.iter().filter(|used| used.access == Access::Call) {
        let Target::Variable(called) = used.target else { continue };
        let may_share = |opened: &Opened| {
            let statement = plan.groups()[opened.group].statement;
            let called = &plan.resolved.bindings[called];
            let needs = |used: &Use| match used.target {
                Target::Variable(named) => named == opened.binding || used.access == Access::Call,
                Target::Nested(_) => true,
                Target::Outside => false,
            };
            let harmless =
                called.lambda.clone().is_some_and(|uses| !plan.resolved.uses.range(&uses).iter().any(needs));
            called.visible.0 > plan.resolved.statements[statement].node && !harmless
        };
        if let Some(opened) = plan.opened_around(used).into_iter().find(may_share) {
            let name = |function: FnId| &plan.resolved.functions[function].sig.ident;
            let variable = &plan.resolved.bindings[opened.binding].ident;
            errors.push(messages::called_while_held(&used.ident, variable, name(used.function), None));
        }
    }
}

/// A function that has a variable to itself, and passes a closure on that needs it too, would panic when that is called.
pub(super) fn passed_on(plan: &Plan, errors: &mut Errors) {
    let facts = &plan.facts;
    for used in plan.resolved.uses.iter().filter(|used| used.passed != (used.access == Access::Call)) {
        let passed = match used.target {
            Target::Nested(passed) if used.passed => passed,
            Target::Variable(held) => {
                let Some(passed) = plan.held_by(held) else { continue };
                passed
            }
            _ => continue,
        };
        let own = |binding: BindingId| plan.resolved.bindings[binding].owner == used.function;
        let has = |binding: BindingId| {
            if !own(binding) {
                return plan.touches(used.function, binding);
            }
            // What is called there has been looked at.
            used.access != Access::Call
                && plan.opened_around(used).iter().any(|opened| opened.binding == binding)
        };
        let clashes = |binding: &BindingId| {
            let shared = plan.group_of(*binding).is_some() && !plan.is_scalar(*binding);
            let changes = facts.writes(passed, *binding) || facts.writes(used.function, *binding);
            shared && (changes || own(*binding)) && plan.touches(passed, *binding) && has(*binding)
        };
        if let Some(binding) = facts.free(passed).find(clashes) {
            let name = &plan.resolved.functions[used.function].sig.ident;
            errors.push(messages::passed_while_held(
                &used.ident,
                &plan.resolved.bindings[binding].ident,
                name,
            ));
        }
    }
}
