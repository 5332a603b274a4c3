//! Copies that `move` closures have of variables that change: who changes one does not reach the other.

use super::decision::{Changer, CopiedApart};
use super::flow::Analysis;
use super::past::Past;
use crate::resolve::{BindingId, FnId, Target, UseId, is_mutable_reference};

impl Analysis<'_> {
    /// A call that changes a variable of which a `move` closure may have a copy.
    pub(super) fn changes_copied(&mut self, call: UseId, closure: FnId, past: &Past) {
        if past.alive.moved.is_empty() {
            return;
        }
        for binding in self.cx.facts.free(closure) {
            if self.cx.facts.writes(closure, binding) {
                self.copies_of(binding, past, Changer::Call(call));
            }
        }
    }

    /// A use by the function itself, or by what it calls, behind a `move` closure with a copy of a captured
    /// variable: one of the two changes it.
    pub(super) fn used_behind_copy(&mut self, id: UseId, binding: BindingId, past: &Past) {
        let used = self.cx.used(id);
        let inside = self.lambdas.contains(&true);
        if inside || past.alive.moved.is_empty() || self.cx.facts.captors_of(binding).is_empty() {
            return;
        }
        let lent = matches!(&self.cx.binding(binding).known, Some(known) if is_mutable_reference(&known.ty));
        if used.function == self.cx.binding(binding).owner && !lent {
            let itself = matches!(used.target, Target::Variable(_));
            let changer = if itself && used.access.changes() { Changer::Function } else { Changer::Closure };
            self.copies_of(binding, past, changer);
        }
    }

    fn copies_of(&mut self, binding: BindingId, past: &Past, changer: Changer) {
        for &mention in &self.mentions_of[binding.0] {
            let (id, _) = self.mentions[mention];
            let used = self.cx.used(id);
            let named = matches!(used.target, Target::Variable(_));
            if !named || !past.alive.moved.contains(mention) {
                continue;
            }
            let apart = match changer {
                Changer::Call(_) => true,
                Changer::Function => self.cx.resolved.escapes(used),
                Changer::Closure => self.cx.resolved.escapes(used) && used.access.changes(),
            };
            if apart {
                note(&mut self.copied, CopiedApart { used: id, changer });
            }
        }
    }
}

/// Notes each use once; a call that changes the variable is a reason to share it, so it goes first.
fn note(copied: &mut Vec<CopiedApart>, apart: CopiedApart) {
    for known in &mut *copied {
        if known.used == apart.used {
            if matches!(apart.changer, Changer::Call(_)) {
                known.changer = apart.changer;
            }
            return;
        }
    }
    copied.push(apart);
}
