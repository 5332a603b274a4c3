//! Holding: what evaluations, calls and closures take out of cells, and for how long.

use super::alone;
use super::bits::Bits;
use super::cell_use::is_plain;
use super::cells::Cells;
use super::decision::Held;
use super::early::Early;
use super::first;
use super::holding::{CallHolds, Holding};
use super::last;
use super::order;
use super::storage::Slot;
use super::wanted::{self, insert_in_order};
use crate::resolve::{
    Access, Argument, BindingId, CallId, Effect, EvaluationId, FnId, Lambda, NodeId, Target, Use, UseId,
};
use crate::syntax::{first_without, retain};

/// Decides what is held. Names of format strings that are read `first` are not used where they stand.
pub(super) fn decide(cells: Cells, early: &Early) -> Holding {
    let resolved = cells.cx.resolved;
    let mut holding = Holding::default();
    let decide = Decide { cells, first: &early.first };
    for index in 0..resolved.evaluations.len() {
        let id = EvaluationId(index);
        order::note(&mut holding, cells, early, id);
    }
    for index in 0..resolved.evaluations.len() {
        let (held, together) = decide.evaluation(&holding, EvaluationId(index));
        holding.evaluations.push(held);
        holding.together.push(together);
    }
    for index in 0..resolved.functions.len() {
        holding.functions.push(decide.held_by(FnId(index), None));
    }
    for index in 0..resolved.calls.len() {
        let call = decide.call(&holding, CallId(index));
        holding.calls.push(call);
    }
    for lambda in &resolved.lambdas {
        holding.lambdas.push(decide.taken_by(lambda));
    }
    holding.alone = alone::decide(cells, &holding.lambdas);
    last::decide(cells, &mut holding);
    for id in holding.last.indices() {
        // It is not held, but gone.
        if let Some(around) = resolved.uses[UseId(id)].evaluation {
            let given = resolved.uses[UseId(id)].target;
            for all in [&mut holding.evaluations, &mut holding.together] {
                retain(&mut all[around.0], &mut |held| Target::Variable(held.binding) != given);
            }
        }
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
    fn evaluation(self, holding: &Holding, id: EvaluationId) -> (Vec<Held>, Vec<Held>) {
        if self.cells.stored.groups.is_empty() {
            return (Vec::new(), Vec::new());
        }
        let inside = self.evaluated(holding, id);
        let mut wanted = Vec::new();
        for used in &inside {
            let Target::Variable(binding) = self.cells.cx.facts.target(used) else {
                wanted::lent_by_call(self.cells, holding, id, used, &mut wanted);
                continue;
            };
            if first::evaluation_of(self.cells.cx.resolved, holding, used) != Some(id)
                || is_plain(self.cells.cx, binding, used)
            {
                continue;
            }
            if let Some(group) = self.cells.in_cell(binding, used) {
                insert_in_order(&mut wanted, (group, binding.0));
            }
        }
        let changed = self.changed(&inside);
        let held = held(&wanted, &changed);
        let together = if self.cells.cx.resolved.factory.options.sync {
            self::held(&wanted::with_early(self.cells, self.first, id, self.reached(&inside)), &changed)
        } else {
            held.clone()
        };
        (held, together)
    }

    /// The uses in an evaluation. A `move` closure in it has a handle, and takes what it needs itself.
    fn evaluated(self, holding: &Holding, id: EvaluationId) -> Vec<&'a Use> {
        let resolved = self.cells.cx.resolved;
        let node = resolved.evaluations[id].node;
        let lambdas = resolved.lambdas.rows();
        let mut next = first_without(lambdas.len(), &mut |index| lambdas[index].node < node);
        let mut apart = node;
        let first = resolved.first_use_in(node);
        let mut inside = Vec::new();
        for (offset, used) in resolved.uses_in(node).iter().enumerate() {
            while next < lambdas.len() && lambdas[next].node < used.node {
                if lambdas[next].moves {
                    apart = apart.max(resolved.arena.end(lambdas[next].node));
                }
                next += 1;
            }
            let before = first::is_before(resolved, holding, id, first + offset);
            let after = holding.is_split(id) && resolved.is_released(id, used.node);
            if used.node >= apart && !before && !after && !self.first.contains(first + offset) {
                inside.push(used);
            }
        }
        inside
    }

    /// The shared variables that the uses need, with the numbers of their allocations.
    fn reached(self, inside: &[&Use]) -> Vec<(usize, usize)> {
        let mut reached = Vec::new();
        for used in inside {
            for binding in self.named(used) {
                if self.reaches(used, binding) {
                    if let Some(group) = self.cells.group_of(binding) {
                        insert_in_order(&mut reached, (group, binding.0));
                    }
                }
            }
        }
        reached
    }

    /// The variable that a use names, or what the function captures that it names.
    fn named(self, used: &Use) -> Vec<BindingId> {
        match self.cells.cx.facts.target(used) {
            Target::Variable(binding) => vec![binding],
            Target::Nested(function) => self.cells.cx.facts.free(function),
            Target::Outside => Vec::new(),
        }
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

    /// The variables that the uses may change.
    fn changed(self, uses: &[&Use]) -> Bits {
        let mut all = Bits::default();
        for used in uses {
            for binding in self.named(used) {
                let facts = &self.cells.cx.facts;
                let changes = match facts.target(used) {
                    Target::Nested(function) => facts.writes(function, binding),
                    _ => self.cells.may_change(binding, used),
                };
                let lends = self.cells.cx.binding(binding).lends_mutably();
                if changes && lends && self.reaches(used, binding) {
                    all.insert(binding.0);
                }
            }
        }
        all
    }

    /// What a call of the function needs out of its cells; of these groups only, where some are asked for.
    fn held_by(self, function: FnId, asked: Option<&Bits>) -> Vec<Held> {
        let mut places = Vec::new();
        for binding in self.cells.cx.facts.free(function) {
            let Some(Slot { group, position }) = self.cells.stored.slot(binding) else { continue };
            let counts = asked.is_none_or(|asked| asked.contains(group));
            if counts && !self.cells.is_scalar(binding) && self.cells.touches(function, binding) {
                insert_in_order(&mut places, (group, position));
            }
        }
        let mut held = Vec::new();
        for &(group, position) in &places {
            let binding = self.cells.stored.groups[group].members[position];
            held.push(Held { binding, group, changes: self.cells.cx.facts.writes(function, binding) });
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
        for &around in &holding.around(self.cells.cx.resolved, used.node) {
            for held in holding.taken(around) {
                if held.binding == binding {
                    return None;
                }
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
        let mut in_cells = false;
        for binding in self.cells.cx.facts.free(callee) {
            in_cells |= self.cell_unless_held(holding, binding, used).is_some();
        }
        let mut held = self.held_by(callee, Some(&self.groups_in_cells(holding, callee, used)));
        retain(&mut held, &mut |held| self.cell_unless_held(holding, held.binding, used).is_some());
        let first = self.evaluated_first(holding, &call.arguments, callee);
        CallHolds { in_cells, held, first }
    }

    /// The groups of the callee's captures of which something is in a cell at a use.
    fn groups_in_cells(self, holding: &Holding, callee: FnId, used: &Use) -> Bits {
        let (mut seen, mut found) = (Bits::default(), Bits::default());
        for binding in self.cells.cx.facts.free(callee) {
            let Some(group) = self.cells.group_of(binding) else { continue };
            if seen.contains(group) {
                continue;
            }
            seen.insert(group);
            for member in &self.cells.stored.groups[group].members {
                if self.cell_unless_held(holding, *member, used).is_some() {
                    found.insert(group);
                    break;
                }
            }
        }
        found
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
        for (position, argument) in arguments.iter().enumerate() {
            if in_the_way[position] {
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
        if !self.cells.cx.resolved.factory.options.sync {
            return false;
        }
        for member in &self.cells.stored.groups[group].members {
            if !self.cells.is_scalar(*member) && self.cells.touches(function, *member) {
                return true;
            }
        }
        false
    }

    /// The allocations of which a `move` closure needs handles of its own, by number.
    fn taken_by(self, lambda: &Lambda) -> Vec<usize> {
        let mut taken = Bits::default();
        if !lambda.moves || self.cells.stored.groups.is_empty() {
            return Vec::new();
        }
        let resolved = self.cells.cx.resolved;
        for used in resolved.uses_in(lambda.node) {
            for binding in self.named(used) {
                let Some(group) = self.cells.group_of(binding) else { continue };
                let Some(statement) = self.cells.stored.groups[group].statement else { continue };
                let made = resolved.statements[statement].node;
                if self.takes(used, binding) && !resolved.arena.contains(lambda.node, made) {
                    taken.insert(group);
                }
            }
        }
        taken.indices()
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
            for binding in self.named(used) {
                if self.cells.in_cell(binding, used).is_some() {
                    return true;
                }
            }
        }
        false
    }
}

/// Variables with the numbers of their groups, as what is held.
fn held(wanted: &[(usize, usize)], written: &Bits) -> Vec<Held> {
    let mut held = Vec::new();
    for (group, binding) in wanted {
        let (binding, changes) = (BindingId(*binding), written.contains(*binding));
        held.push(Held { binding, group: *group, changes });
    }
    held
}
