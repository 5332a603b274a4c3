//! Storage: for each variable a closure value captures, the first row of the table that fits.

use std::ops::Range;

use super::bits::Bits;
use super::captured::{Captured, Flowed};
use super::claim::{self, Claim};
use super::context::Context;
use super::decision::{Capture, Changer, CopiedApart, Group, Refusal, Refused, Shares, Storage, Unshareable};
use super::demand::Demand;
use super::rows::empty_rows;
use crate::resolve::{Access, BindingId, StatementId, Target, UseId, is_mutable_reference};
use crate::syntax::first_without;

/// How every closure value gets what it captures.
#[derive(Default)]
pub(crate) struct Stored {
    /// For each use, its captures, if it is a closure value.
    pub(crate) values: Vec<Vec<Capture>>,
    /// The factory's uses that follow a clone and must not change the original.
    pub(crate) frozen: Bits,
    /// The factory's uses that are given a clone.
    pub(crate) cloned: Bits,
    /// The variables that are shared, by allocations, in the order of the statements before which these are
    /// made.
    pub(crate) groups: Vec<Group>,
    /// For each variable, where in the groups it is.
    slots: Vec<Option<Slot>>,
    pub(crate) shared: Bits,
    /// Those of them for which nothing has to be held.
    pub(crate) scalars: Bits,
    /// The variables that become handles before a statement, for they cannot be cloned.
    pub(crate) kept: Vec<(StatementId, BindingId)>,
    pub(crate) copied_apart: Vec<CopiedApart>,
    pub(crate) refused: Vec<Refused>,
}

/// Where a variable is that is shared.
#[derive(Clone, Copy)]
pub(crate) struct Slot {
    /// The number of its group.
    pub(crate) group: usize,
    /// Its position among the members.
    pub(crate) position: usize,
}

impl Stored {
    /// What is stored in these groups.
    fn in_groups(cx: Context, groups: Vec<Group>) -> Self {
        let mut stored = Stored {
            values: empty_rows(cx.resolved.uses.len()),
            slots: empty_rows(cx.resolved.bindings.len()),
            ..Stored::default()
        };
        for (group, Group { members, .. }) in groups.iter().enumerate() {
            for (position, member) in members.iter().enumerate() {
                stored.shared.insert(member.0);
                stored.slots[member.0] = Some(Slot { group, position });
            }
        }
        stored.groups = groups;
        stored
    }

    /// The number of the allocation that a variable shares.
    pub(crate) fn group_of(&self, binding: BindingId) -> Option<usize> {
        self.slot(binding).map(|slot| slot.group)
    }

    /// Where the variable is, if it is shared.
    pub(crate) fn slot(&self, binding: BindingId) -> Option<Slot> {
        *self.slots.get(binding.0)?
    }

    /// The numbers of the groups whose cells are made before a statement.
    pub(crate) fn groups_before(&self, statement: StatementId) -> Range<usize> {
        let begin = first_without(
            self.groups.len(),
            &mut |index| matches!(self.groups[index].statement, Some(made) if made < statement),
        );
        let mut end = begin;
        while matches!(self.groups.get(end), Some(group) if group.statement == Some(statement)) {
            end += 1;
        }
        begin..end
    }
}

/// What closure values claim, and what has to be shared because of it.
#[derive(Default)]
pub(super) struct Claims {
    made: Vec<(Captured, Claim)>,
    /// The variables that have to be shared.
    pub(super) wanted: Bits,
    /// Those that are in cells because of what is asked of closures.
    pub(super) demand: Demand,
    copied_apart: Vec<CopiedApart>,
}

impl Claims {
    /// The claims of all closure values whose names can be read; where a name cannot, there is an error of
    /// its own.
    pub(super) fn collect(cx: Context, flowed: Flowed, owning: &Bits) -> Self {
        let Flowed { captures, copied } = flowed;
        let mut all = Claims::default();
        let constant = claim::constant(cx, &captures);
        for captured in captures {
            if matches!(cx.used(captured.value).access, Access::Opaque | Access::Macro | Access::Shown) {
                continue;
            }
            let claim = claim::claim(cx, &captured, &constant, owning);
            if let Claim::Granted(Capture { storage: Storage::Owned, .. }, _) = claim {
                all.demand.note(cx, &captured);
            }
            if let Claim::Shared(_) = claim {
                all.wanted.insert(captured.binding.0);
            }
            all.made.push((captured, claim));
        }
        all.demand.note_lambdas(cx);
        all.demand.note_arguments(cx);
        all.demand.note_bound(cx);
        all.copied_apart = copied;
        all.copied_apart.extend(changed_beside(cx));
        for apart in &all.copied_apart {
            let used = cx.used(apart.used);
            let Target::Variable(binding) = used.target else { continue };
            // What a function does with its own variable is an error, not a reason to share it.
            if cx.binding(binding).owner != used.function || matches!(apart.changer, Changer::Call(_)) {
                all.wanted.insert(binding.0);
            }
        }
        all
    }

    /// The variables that may be in cells.
    pub(super) fn in_cells(&self, cx: Context) -> Bits {
        let mut all = self.wanted.clone();
        all.union(&self.demand.shared);
        let beside = self.own_state_beside(cx, &all);
        all.union(&beside);
        for (_, binding) in &self.demand.own {
            all.insert(binding.0);
        }
        all
    }

    /// The variables that only one closure changes, where that shares others: what shares is `Fn`, and what
    /// it changes has to be in a cell then.
    pub(super) fn own_state_beside(&self, cx: Context, shared: &Bits) -> Bits {
        let mut own = Bits::default();
        for (captured, _) in &self.made {
            let free = cx.facts.free(captured.closure);
            let mut has_handles = false;
            for binding in &free {
                has_handles |= shared.contains(binding.0);
            }
            // A future is not called again.
            let called = cx.used(captured.value).access != Access::Future;
            if has_handles && called && cx.facts.writes(captured.closure, captured.binding) {
                own.insert(captured.binding.0);
            }
        }
        own.without(&self.wanted)
    }

    /// The storage of every capture as an editor sees it: each closure has what it uses.
    pub(super) fn store_for_editors(self, cx: Context) -> Stored {
        let mut stored = Stored::in_groups(cx, Vec::new());
        for (Captured { value, binding, .. }, _) in self.made {
            let capture = Capture { binding, storage: Storage::Owned, exclusive: false };
            stored.values[value.0].push(capture);
        }
        stored
    }

    /// The storage of every capture, where these variables are shared.
    pub(super) fn store(self, cx: Context, found: Shares) -> Stored {
        let Shares { mut groups, refused } = found;
        let own = self.demand.own_cells(&mut groups);
        let mut stored = Stored::in_groups(cx, groups);
        for apart in self.copied_apart {
            match cx.used(apart.used).target {
                Target::Variable(binding) if stored.shared.contains(binding.0) => {}
                _ => stored.copied_apart.push(apart),
            }
        }
        let mut reported = Bits::default();
        for (captured, claim) in self.made {
            let Captured { closure, value, binding, .. } = captured;
            let unshareable = reason(&refused, binding);
            let mut refuse = |why| stored.refused.push(Refused { closure, value, binding, why });
            match claim {
                _ if stored.shared.contains(binding.0) => {
                    let storage = if own.contains(binding.0) { Storage::Cell } else { Storage::Shared };
                    let capture = Capture { binding, storage, exclusive: false };
                    stored.values[value.0].push(capture);
                }
                Claim::Granted(capture, frozen) => {
                    stored.values[value.0].push(capture);
                    for &used in &frozen {
                        stored.frozen.insert(used.0);
                    }
                }
                Claim::Refused(_) if unshareable.is_some() => {}
                Claim::Refused(why) => refuse(why),
                Claim::Shared(_) if reported.contains(binding.0) => {}
                Claim::Shared(other) => {
                    reported.insert(binding.0);
                    refuse(Refusal::Unshareable(other, unshareable.unwrap_or(Unshareable::NoBlock)));
                }
            }
        }
        stored
    }
}

/// Why a variable cannot be shared.
fn reason(refused: &[(BindingId, Unshareable)], binding: BindingId) -> Option<Unshareable> {
    for (other, reason) in refused {
        if *other == binding {
            return Some(*reason);
        }
    }
    None
}

/// Uses in `move` closures that may outlive the nested function which makes them, of variables that the
/// function itself changes: the closure would have a copy, or take the variable away.
fn changed_beside(cx: Context) -> Vec<CopiedApart> {
    let mut known: Vec<(BindingId, crate::resolve::FnId)> = Vec::new();
    let mut changed = Vec::new();
    for (index, used) in cx.resolved.uses.iter().enumerate() {
        let Target::Variable(id) = cx.facts.target(used) else { continue };
        let binding = cx.binding(id);
        if !cx.resolved.escapes(used) || binding.owner == used.function {
            continue;
        }
        let lent = matches!(&binding.known, Some(known) if is_mutable_reference(&known.ty));
        if cx.facts.writes(used.function, id) && !lent && !known.contains(&(id, used.function)) {
            known.push((id, used.function));
            changed.push(CopiedApart { used: UseId(index), changer: Changer::Function });
        }
    }
    changed
}
