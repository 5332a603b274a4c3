//! Which operands are evaluated before the place that they are for is taken out of its cell, or lent: those
//! that may use the variable themselves. Where Python would do something else then, they stay in their
//! places: rustc refuses what cannot be lent, and what is in a cell says who has it.

use std::ops::Range;

use super::bits::Bits;
use super::cells::Cells;
use super::change::{Change, Sought, called_in, change_by_called, change_meanwhile};
use super::decision::Held;
use super::early::Early;
use super::holding::Holding;
use super::operands::{are_apart, needs_the_place, uses_what_changes};
use super::places::{Place, places};
use super::shown::shows_what_changes;
use crate::resolve::{
    Access, Effect, EvaluationId, FnId, Form, Operand, Operation, Reach, Resolved, Target, Use, UseId, Within,
};
use crate::syntax::any;

/// The positions of those operands. What is to be held meanwhile, so that nobody changes it, is noted.
pub(super) fn decide(cells: Cells, early: &Early, id: EvaluationId, kept: &mut Vec<Held>) -> Vec<usize> {
    let resolved = cells.cx.resolved;
    let Some(operation) = &resolved.evaluations[id].operation else { return Vec::new() };
    let among = early.among(id);
    if operation.form == Form::Macro && among.is_empty() && reads_early(cells, &early.first, id) {
        return Vec::new();
    }
    for (_, position) in &among {
        if *position > 0 {
            return all(resolved, id);
        }
    }
    let first = First { cells, id, operation, places: places(cells, id, operation) };
    let mut left = operation.operands.len();
    while left > 0 {
        let last = left - 1;
        left = last;
        if !first.is_in_the_way(&operation.operands[last]) {
            continue;
        }
        if first.is_as_in_python(last, kept) && !shows_what_changes(cells, &early.first, id, last) {
            return positions(0..last + 1);
        }
        kept.clear();
        // An index alone would change places with what is assigned; and what is in a cell is out of it then.
        let in_cell = any(&first.places, &mut |place| place.in_cell);
        if in_cell || matches!(operation.form, Form::Assign | Form::Compound) {
            break;
        }
    }
    Vec::new()
}

/// The positions of all operands.
pub(super) fn all(resolved: &Resolved, id: EvaluationId) -> Vec<usize> {
    match &resolved.evaluations[id].operation {
        Some(operation) => positions(0..operation.operands.len()),
        None => Vec::new(),
    }
}

/// With an iterator of its own each `collect` is compiled anew.
pub(super) fn positions(range: Range<usize>) -> Vec<usize> {
    let mut positions = Vec::new();
    for position in range {
        positions.push(position);
    }
    positions
}

/// Whether code of others runs in the evaluation, or a function that reaches what is shared through a handle:
/// then its parts have what they need only for as long as they are evaluated themselves.
pub(super) fn is_split(cells: Cells, id: EvaluationId) -> bool {
    let resolved = cells.cx.resolved;
    if resolved.evaluations[id].foreign {
        return true;
    }
    for used in resolved.uses_in(resolved.evaluations[id].node) {
        if let (Target::Nested(called), Access::Call) = (cells.cx.facts.target(used), used.access) {
            if cells.handles.has_any(called) {
                return true;
            }
        }
    }
    false
}

/// Whether an evaluation is split, and its operation takes nothing out of a cell itself.
pub(super) fn is_apart(cells: Cells, id: EvaluationId) -> bool {
    match &cells.cx.resolved.evaluations[id].operation {
        Some(operation) => {
            are_apart(cells, id) && !any(&places(cells, id, operation), &mut |place| place.in_cell)
        }
        None => false,
    }
}

/// Notes the operands of a split evaluation that hold what they need themselves: what stands before them may
/// need it. A lock would be taken twice.
pub(super) fn behind(holding: &mut Holding, cells: Cells, id: EvaluationId) {
    let Some(operation) = &cells.cx.resolved.evaluations[id].operation else { return };
    if cells.cx.resolved.factory.options.sync || !holding.first(id).is_empty() {
        return;
    }
    for (position, operand) in operation.operands.iter().enumerate() {
        if operand.behind && !needs_the_place(cells, id, operand) {
            holding.behind.push((id, position));
        }
    }
}

/// Whether a use is in an operand that is evaluated before the evaluation takes anything.
pub(super) fn is_before(resolved: &Resolved, holding: &Holding, id: EvaluationId, used: usize) -> bool {
    let Some(operation) = &resolved.evaluations[id].operation else { return false };
    for (position, operand) in operation.operands.iter().enumerate() {
        if holding.is_apart(id, position) && operand.uses.contains(&used) {
            return true;
        }
    }
    false
}

/// The evaluation for which a use needs its variable. Operands that stay in their places are part of the
/// operation.
pub(super) fn evaluation_of(resolved: &Resolved, holding: &Holding, used: &Use) -> Option<EvaluationId> {
    let mut id = used.evaluation?;
    while let Some(within) = resolved.evaluations[id].within {
        let apart = match within {
            Within::Operand(around, position) => holding.is_apart(around, position),
            Within::Part(around) => holding.is_split(around),
        };
        if apart {
            break;
        }
        id = within.around();
    }
    Some(id)
}

/// Whether a name in the format string is read before the arguments are evaluated.
fn reads_early(cells: Cells, early: &Bits, id: EvaluationId) -> bool {
    let resolved = cells.cx.resolved;
    let node = resolved.evaluations[id].node;
    let first = resolved.first_use_in(node);
    for offset in 0..resolved.uses_in(node).len() {
        if early.contains(first + offset) {
            return true;
        }
    }
    false
}

struct First<'a> {
    cells: Cells<'a>,
    id: EvaluationId,
    operation: &'a Operation,
    places: Vec<Place>,
}

impl First<'_> {
    /// Whether the operand cannot be evaluated while the variable is lent.
    fn is_in_the_way(&self, operand: &Operand) -> bool {
        if operand.effect != Effect::Any {
            return false;
        }
        let facts = &self.cells.cx.facts;
        let called = called_in(self.cells.cx, self.cells.cx.resolved.uses.range(&operand.uses));
        for place in &self.places {
            if place.in_cell && operand.foreign {
                return true;
            }
            for called in &called {
                let shares = place.in_cell
                    || matches!(self.operation.form, Form::Assign | Form::Compound)
                    || facts.writes(*called, place.binding);
                if shares && self.needs(*called, place) {
                    return true;
                }
            }
        }
        any(&called, &mut |called| self.is_read_before(operand, *called))
    }

    /// Whether a macro is given a variable before the operand, which the function changes. Only a number is
    /// an operand by its name alone.
    fn is_read_before(&self, operand: &Operand, called: FnId) -> bool {
        if self.operation.form != Form::Macro {
            return false;
        }
        for earlier in &self.operation.operands {
            if earlier.effect != Effect::Look || earlier.uses.end > operand.uses.start {
                continue;
            }
            for used in self.cells.cx.resolved.uses.range(&earlier.uses) {
                if let Target::Variable(binding) = self.cells.cx.facts.target(used) {
                    if self.cells.cx.facts.writes(called, binding) {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Whether a function needs the variable, or one that is under the same lock.
    fn needs(&self, called: FnId, place: &Place) -> bool {
        let facts = &self.cells.cx.facts;
        let group = self.cells.group_of(place.binding);
        if let (true, true, Some(group)) = (self.cells.cx.resolved.factory.options.sync, place.in_cell, group)
        {
            let members = &self.cells.stored.groups[group].members;
            return any(members, &mut |member| facts.captures_variable(called, *member));
        }
        facts.captures_variable(called, place.binding)
    }

    /// Whether it makes no difference that the place is evaluated after the operands: where only code of
    /// others may change it, none if it is `kept` meanwhile.
    fn is_as_in_python(&self, last: usize, kept: &mut Vec<Held>) -> bool {
        for (position, operand) in self.operation.operands.iter().enumerate() {
            if position > last {
                break;
            }
            if operand.looked_at.is_none() && needs_the_place(self.cells, self.id, operand) {
                return false;
            }
            if operand.behind && uses_what_changes(self.cells, operand) {
                return false;
            }
            for place in &self.places {
                let later = place.looked_at || self.reads_later(place, position, operand);
                if later {
                    continue;
                }
                let called = self.makes_a_difference(operand, place, self.changed_by_called(operand, place));
                if called || (self.is_changed_by_others(operand, place) && !self.keep(operand, place, kept)) {
                    return false;
                }
            }
        }
        true
    }

    /// Whether the place is read when the operand has been evaluated, in Python, too: it stands behind it, or
    /// is what is assigned to, or a function is given a mutable reference to it.
    fn reads_later(&self, place: &Place, position: usize, operand: &Operand) -> bool {
        match self.operation.form {
            Form::Macro => operand.uses.end <= place.used.0,
            _ => place.access == Access::BorrowMut || position < self.operation.assigned,
        }
    }

    /// What nested functions that are called for the operand do to the place.
    fn changed_by_called(&self, operand: &Operand, place: &Place) -> Change {
        let uses = self.cells.cx.resolved.uses.range(&operand.uses);
        change_by_called(self.cells.cx, place.binding, self.sought(place, operand), uses)
    }

    /// Whether code of others that runs for the operand may do something to the place that can be told.
    fn is_changed_by_others(&self, operand: &Operand, place: &Place) -> bool {
        if !(place.in_cell && operand.foreign) {
            return false;
        }
        let change = change_meanwhile(self.cells.cx, place.binding, self.sought(place, operand), self.id);
        self.makes_a_difference(operand, place, change)
    }

    fn sought(&self, place: &Place, operand: &Operand) -> Sought<'_> {
        let (used, reach) = (self.cells.cx.used(place.used), self.reach(place, operand));
        match reach {
            // In `state.count += next()`, the field itself is added to.
            Reach::Whole if self.operation.form == Form::Compound => {
                Sought { field: used.field.as_ref(), ..Sought::of(used, reach) }
            }
            _ => Sought::of(used, reach),
        }
    }

    /// Has the place held while the operand is evaluated, unless something of it has been evaluated before.
    fn keep(&self, operand: &Operand, place: &Place, kept: &mut Vec<Held>) -> bool {
        let Some(group) = self.cells.group_of(place.binding) else { return false };
        let called = called_in(self.cells.cx, self.cells.cx.resolved.uses.range(&operand.uses));
        if any(&called, &mut |called| self.cells.cx.facts.writes(*called, place.binding)) {
            return false;
        }
        // The operand has the variable for itself, as in `total.set(total.get() + 1)`.
        for used in self.cells.cx.resolved.uses.range(&operand.uses) {
            let same = self.cells.cx.facts.target(used) == Target::Variable(place.binding);
            if same && self.cells.may_change(place.binding, used) {
                return false;
            }
        }
        // A number is read where it stands, and nobody has to have it alone.
        if self.cells.is_scalar(place.binding) {
            return false;
        }
        let held = Held { binding: place.binding, group, changes: false };
        if !kept.contains(&held) {
            let mut at = kept.len();
            while at > 0 && kept[at - 1].group > group {
                at -= 1;
            }
            kept.insert(at, held);
        }
        let resolved = self.cells.cx.resolved;
        // A lock would be taken twice, or something held across an `.await`.
        let never = resolved.factory.options.sync || resolved.awaits_in(resolved.evaluations[self.id].node);
        let closure = self.cells.calls_a_closure(place.binding, resolved.uses.range(&operand.uses));
        !never && !closure && !operand.late && self.operation.form != Form::Macro
    }

    /// Whether a change of what Python has evaluated before the operand can be told. A method of a collection
    /// finds it changed there, too, and so does an assignment to a part of it; a text has been another one
    /// before.
    fn makes_a_difference(&self, operand: &Operand, place: &Place, change: Change) -> bool {
        let found = self.reach(place, operand).is_part() && !operand.late && !self.operation.at_the_end;
        match change {
            Change::None => false,
            // The element that is found before is the one that is found behind.
            Change::Within if self.operation.form == Form::Change && !operand.late => false,
            Change::Appended if found => false,
            Change::Mixed if found && self.operation.form == Form::Change => false,
            Change::Within | Change::Appended | Change::Mixed | Change::Inside => {
                self.reads_before(place, operand)
            }
            Change::Rebound => true,
        }
    }

    /// How much of the variable has been evaluated before the operand. Beside each other, places may be as
    /// different as can be.
    fn reach(&self, place: &Place, operand: &Operand) -> Reach {
        let used = self.cells.cx.used(place.used);
        match self.operation.form {
            Form::Beside if used.element => Reach::Part,
            Form::Beside if used.field.is_some() => Reach::Field,
            _ => operand.reach.unwrap_or(self.operation.reach),
        }
    }

    /// Whether the operand is added to the place, which Python has read then. An index is evaluated before.
    fn is_added(&self, operand: &Operand) -> bool {
        let value = self.cells.cx.resolved.evaluations[self.id].adds_an_operand();
        let first = matches!(self.operation.operands.first(), Some(first) if first.nodes == operand.nodes);
        self.operation.form == Form::Compound && value && first
    }

    /// Whether Python has read something of the place before the operand changes it.
    fn reads_before(&self, place: &Place, operand: &Operand) -> bool {
        let part = self.operation.form != Form::Beside && self.reach(place, operand).is_part();
        let read = operand.late || part || self.is_added(operand);
        let formatted = self.operation.form == Form::Macro && place.access.reads();
        // `state.sum() + next()`
        let called = self.operation.form == Form::Beside && matches!(place.access, Access::Receiver(_));
        let reads = matches!(self.operation.form, Form::Method | Form::Beside);
        read || formatted || called || (reads && self.may_be_text(place, operand))
    }

    /// Whether it may be a text that is operated on, which Python never changes. A text has no fields.
    fn may_be_text(&self, place: &Place, operand: &Operand) -> bool {
        let (cx, binding) = (self.cells.cx, place.binding);
        let text = match self.reach(place, operand) {
            Reach::Whole => {
                let used = &mut |id: &UseId| cx.used(*id).item || cx.used(*id).field.is_some();
                cx.binding(binding).may_be_text() && !any(cx.facts.uses_of(binding), used)
            }
            Reach::Field | Reach::Part | Reach::Member | Reach::Deep => true,
        };
        text && self.operation.may_be_on_text
    }
}
