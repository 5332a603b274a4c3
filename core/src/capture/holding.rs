//! Holding: what evaluations, calls and closures take out of cells, and for how long.

use super::bits::Bits;
use super::cells::Cells;
use super::decision::Held;
use super::share::is_plain;
use crate::knowledge::Receiver;
use crate::resolve::{
    Access, Argument, BindingId, CallId, Effect, EvaluationId, FnId, Lambda, NodeId, Target, Use,
};

/// What is held where.
#[derive(Default, Debug)]
pub(crate) struct Holding {
    /// For each evaluation, what it takes out of cells.
    evaluations: Vec<Vec<Held>>,
    /// For each evaluation, all of what it takes as soon as it takes something: a lock is for all of an
    /// allocation, and locks are taken in one order.
    together: Vec<Vec<Held>>,
    /// For each function, what a closure made of it takes out of cells before it does anything.
    functions: Vec<Vec<Held>>,
    calls: Vec<CallHolds>,
    /// For each closure of the user's own, the allocations that it gets a handle of.
    lambdas: Vec<Vec<usize>>,
    /// The statements that bind a closure as `mut`, which changes only what is in cells: that needs no `mut`
    /// then.
    pub(crate) needless_mut: Bits,
}

/// What is done for the call of a nested function.
#[derive(Default, Debug)]
pub(crate) struct CallHolds {
    /// Whether something is in a cell that the callee is passed, or uses in place.
    pub(crate) in_cells: bool,
    /// What is taken out of cells for the call, where it is in one.
    pub(crate) held: Vec<Held>,
    /// The arguments that are evaluated before that, by their positions.
    pub(crate) first: Vec<usize>,
}

impl Holding {
    /// What an evaluation takes out of cells, where these variables are out already.
    pub(crate) fn evaluation(&self, id: EvaluationId, out: &dyn Fn(BindingId) -> bool) -> Vec<Held> {
        let any = |held: &[Held]| held.iter().any(|held| !out(held.binding));
        let mut taken = Vec::new();
        if any(&self.evaluations[id.0]) {
            for held in &self.together[id.0] {
                if !out(held.binding) {
                    taken.push(*held);
                }
            }
        }
        taken
    }

    /// What a closure made of the function takes out of cells before it does anything.
    pub(crate) fn function(&self, id: FnId) -> &[Held] {
        &self.functions[id.0]
    }

    pub(crate) fn call(&self, id: CallId) -> &CallHolds {
        &self.calls[id.0]
    }

    pub(crate) fn lambda(&self, id: crate::resolve::LambdaId) -> &[usize] {
        &self.lambdas[id.0]
    }
}

/// Decides what is held. Names of format strings that are read `first` are not used where they stand.
pub(super) fn decide(cells: Cells, first: &Bits) -> Holding {
    let resolved = cells.cx.resolved;
    let mut holding = Holding::default();
    let decide = Decide { cells, first };
    for index in 0..resolved.evaluations.len() {
        let (held, together) = decide.evaluation(EvaluationId(index));
        holding.evaluations.push(held);
        holding.together.push(together);
    }
    for index in 0..resolved.functions.len() {
        holding.functions.push(decide.held_by(FnId(index), &|_| true));
    }
    for index in 0..resolved.calls.len() {
        let call = decide.call(&holding, CallId(index));
        holding.calls.push(call);
    }
    for lambda in &resolved.lambdas {
        holding.lambdas.push(decide.taken_by(lambda));
    }
    for (index, statement) in resolved.statements.iter().enumerate() {
        if statement.lambda && decide.any_in_cell(statement.node) {
            holding.needless_mut.insert(index);
        }
    }
    holding
}

#[derive(Clone, Copy)]
struct Decide<'a> {
    cells: Cells<'a>,
    first: &'a Bits,
}

impl<'a> Decide<'a> {
    /// What an evaluation takes out of cells for itself, and all that it takes then.
    fn evaluation(self, id: EvaluationId) -> (Vec<Held>, Vec<Held>) {
        if self.cells.stored.groups.is_empty() {
            return (Vec::new(), Vec::new());
        }
        let inside = self.evaluated(self.cells.cx.resolved.evaluations[id].node);
        let mut wanted: Vec<(usize, BindingId)> = Vec::new();
        for used in &inside {
            let Target::Variable(binding) = self.cells.cx.facts.target(used) else { continue };
            if used.evaluation != Some(id) || is_plain(self.cells.cx, binding, used) {
                continue;
            }
            if let Some(group) = self.cells.in_cell(binding, used) {
                if !wanted.contains(&(group, binding)) {
                    wanted.push((group, binding));
                }
            }
        }
        wanted.sort_unstable_by_key(|(group, binding)| (*group, binding.0));
        let held = self.held(&inside, &wanted);
        let together = if self.cells.cx.resolved.factory.options.sync {
            self.held(&inside, &self.reached(&inside))
        } else {
            held.clone()
        };
        (held, together)
    }

    /// The uses in an evaluation. A `move` closure in it has a handle, and opens what it needs itself.
    fn evaluated(self, node: NodeId) -> Vec<&'a Use> {
        let resolved = self.cells.cx.resolved;
        let mut apart: Vec<NodeId> = Vec::new();
        for lambda in &resolved.lambdas {
            if lambda.moves && resolved.arena.contains(node, lambda.node) {
                apart.push(lambda.node);
            }
        }
        let first = resolved.first_use_in(node);
        let mut inside = Vec::new();
        for (offset, used) in resolved.uses_in(node).iter().enumerate() {
            let handed = apart.iter().any(|lambda| resolved.arena.contains(*lambda, used.node));
            if !handed && !self.first.contains(first + offset) {
                inside.push(used);
            }
        }
        inside
    }

    fn held(self, inside: &[&Use], wanted: &[(usize, BindingId)]) -> Vec<Held> {
        let mut held = Vec::new();
        for &(group, binding) in wanted {
            held.push(Held { binding, group, changes: self.changes_in(inside, binding) });
        }
        held
    }

    /// The shared variables that the uses need, with the numbers of their allocations.
    fn reached(self, inside: &[&Use]) -> Vec<(usize, BindingId)> {
        let mut reached = Vec::new();
        for (number, group) in self.cells.stored.groups.iter().enumerate() {
            let mut members = group.members.clone();
            members.sort_unstable();
            for member in members {
                if inside.iter().any(|used| self.reaches(used, member)) {
                    reached.push((number, member));
                }
            }
        }
        reached
    }

    /// Whether the use, or the call, needs the variable as it is.
    fn reaches(self, used: &Use, binding: BindingId) -> bool {
        let needs = match self.cells.cx.facts.target(used) {
            Target::Variable(named) => named == binding,
            Target::Nested(function) => {
                used.access == Access::Call && self.cells.cx.facts.captures_variable(function, binding)
            }
            Target::Outside => false,
        };
        needs && self.cells.in_cell(binding, used).is_some()
    }

    fn changes_in(self, uses: &[&Use], binding: BindingId) -> bool {
        if !self.cells.cx.binding(binding).lends_mutably() {
            return false;
        }
        for used in uses {
            let changes = match self.cells.cx.facts.target(used) {
                Target::Nested(function) => self.cells.cx.facts.writes(function, binding),
                _ => !only_looks(used.access),
            };
            if changes && self.reaches(used, binding) {
                return true;
            }
        }
        false
    }

    /// What a call of the function needs of the allocations that are `asked`, out of their cells.
    fn held_by(self, function: FnId, asked: &dyn Fn(&[BindingId]) -> bool) -> Vec<Held> {
        let mut held = Vec::new();
        for (group, shared) in self.cells.stored.groups.iter().enumerate() {
            if !asked(&shared.members) {
                continue;
            }
            for member in &shared.members {
                if !self.cells.is_scalar(*member) && self.cells.touches(function, *member) {
                    let changes = self.cells.cx.facts.writes(function, *member);
                    held.push(Held { binding: *member, group, changes });
                }
            }
        }
        held
    }

    /// Whether the variable is in a cell at a use: no evaluation around has taken it out.
    fn cell_unless_held(self, holding: &Holding, binding: BindingId, used: &Use) -> Option<usize> {
        let group = self.cells.group_of(binding)?;
        let foreign = used.function != self.cells.cx.binding(binding).owner;
        let scalar = foreign && self.cells.is_scalar(binding);
        if !scalar && self.cells.in_cell(binding, used).is_none() {
            return None;
        }
        for around in self.cells.cx.resolved.evaluations_around(used.node) {
            let held = holding.evaluation(around, &|_| false);
            if held.iter().any(|held| held.binding == binding) {
                return None;
            }
        }
        Some(group)
    }

    fn call(self, holding: &Holding, id: CallId) -> CallHolds {
        let call = &self.cells.cx.resolved.calls[id];
        let used = self.cells.cx.used(call.callee);
        let Target::Nested(callee) = self.cells.cx.facts.target(used) else { return CallHolds::default() };
        if !self.cells.cx.facts.captures(callee) {
            return CallHolds::default();
        }
        let in_cell = |binding: &BindingId| self.cell_unless_held(holding, *binding, used).is_some();
        let in_cells = self.cells.cx.facts.free(callee).iter().any(in_cell);
        let held = self.held_by(callee, &|members| members.iter().any(in_cell));
        let first = self.evaluated_first(holding, &call.arguments, callee);
        CallHolds { in_cells, held, first }
    }

    /// The positions of the arguments that have to be evaluated before a closure is made of the callee, or
    /// anything is taken out of cells.
    fn evaluated_first(self, holding: &Holding, arguments: &[Argument], callee: FnId) -> Vec<usize> {
        let uses = &self.cells.cx.resolved.uses;
        let mut in_the_way = Vec::new();
        for argument in arguments {
            let mut conflicts = argument.effect == Effect::Any;
            for used in uses.range(&argument.uses) {
                conflicts |= self.conflicts(holding, used, callee);
            }
            in_the_way.push(conflicts);
        }
        let Some(last) = in_the_way.iter().rposition(|conflicts| *conflicts) else { return Vec::new() };
        let mut all_quiet = true;
        for (argument, conflicts) in arguments.iter().zip(&in_the_way) {
            if *conflicts {
                for used in uses.range(&argument.uses) {
                    all_quiet &= used.access.reads() || used.access == Access::Borrow;
                }
            }
        }
        let mut first = Vec::new();
        for position in 0..=last {
            // What comes before keeps its place, unless it can be told from being evaluated later.
            let stays = match arguments[position].effect {
                Effect::Constant => true,
                Effect::Look => all_quiet,
                Effect::Any => false,
            };
            if in_the_way[position] || !stays {
                first.push(position);
            }
        }
        first
    }

    /// Whether the use, in an argument, and what `callee` borrows are in each other's way.
    fn conflicts(self, holding: &Holding, used: &Use, callee: FnId) -> bool {
        let facts = self.cells.cx.facts;
        match facts.target(used) {
            Target::Variable(binding) => {
                let changes = !(used.access.reads() || used.access == Access::Borrow);
                self.clashes(holding, used, binding, changes, callee)
            }
            Target::Nested(function) => {
                for binding in facts.free(function) {
                    if self.clashes(holding, used, binding, facts.writes(function, binding), callee) {
                        return true;
                    }
                }
                false
            }
            Target::Outside => false,
        }
    }

    fn clashes(self, holding: &Holding, used: &Use, binding: BindingId, changes: bool, callee: FnId) -> bool {
        let facts = self.cells.cx.facts;
        let cell = self.cell_unless_held(holding, binding, used);
        let captured = facts.captures_variable(callee, binding);
        let locked = match cell {
            Some(group) => self.locks(callee, group),
            None => false,
        };
        locked || (captured && (changes || cell.is_some() || facts.writes(callee, binding)))
    }

    /// Whether a call of the function has the lock of an allocation.
    fn locks(self, function: FnId, group: usize) -> bool {
        self.cells.cx.resolved.factory.options.sync
            && self.cells.stored.groups[group]
                .members
                .iter()
                .any(|member| !self.cells.is_scalar(*member) && self.cells.touches(function, *member))
    }

    /// The allocations of which a `move` closure needs handles of its own, by number.
    fn taken_by(self, lambda: &Lambda) -> Vec<usize> {
        let mut taken = Vec::new();
        if !lambda.moves {
            return taken;
        }
        for (number, group) in self.cells.stored.groups.iter().enumerate() {
            let made = self.cells.cx.resolved.statements[group.statement].node;
            if self.cells.cx.resolved.arena.contains(lambda.node, made) {
                continue;
            }
            let named = |used: &Use| group.members.iter().any(|member| self.takes(used, *member));
            if self.cells.cx.resolved.uses_in(lambda.node).iter().any(named) {
                taken.push(number);
            }
        }
        taken
    }

    fn takes(self, used: &Use, member: BindingId) -> bool {
        let owner = self.cells.cx.binding(member).owner;
        match self.cells.cx.facts.target(used) {
            Target::Variable(binding) => binding == member && self.cells.in_cell(member, used).is_some(),
            Target::Nested(function) => {
                let free = self.cells.cx.facts.captures_variable(function, member);
                free && (used.function != owner || self.cells.in_cell(member, used).is_some())
            }
            Target::Outside => false,
        }
    }

    /// Whether something in a cell is used in a node, directly or through functions.
    fn any_in_cell(self, node: NodeId) -> bool {
        for used in self.cells.cx.resolved.uses_in(node) {
            let named = match self.cells.cx.facts.target(used) {
                Target::Variable(binding) => vec![binding],
                Target::Nested(function) => self.cells.cx.facts.free(function),
                Target::Outside => Vec::new(),
            };
            if named.iter().any(|binding| self.cells.in_cell(*binding, used).is_some()) {
                return true;
            }
        }
        false
    }
}

/// Whether an access changes nothing.
fn only_looks(access: Access) -> bool {
    access.reads() || matches!(access, Access::Borrow | Access::Receiver(Receiver::Reads))
}
