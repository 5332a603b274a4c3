//! What others may do while something is awaited.

use super::Check;
use crate::capture::{Bits, Held};
use crate::diagnostic::sharing;
use crate::resolve::{CallId, EvaluationId, FnId};

impl Check<'_> {
    /// Evaluations that await something in the middle, and would have a variable meanwhile.
    pub(super) fn awaited(&mut self) {
        let mut reported = Bits::default();
        for node in &self.cx.resolved.waits.awaits {
            let at = self.plan.holding.around(self.cx.resolved, *node);
            for &id in &self.cx.resolved.evaluations_awaiting(*node) {
                if reported.contains(id.0) {
                    continue;
                }
                if at.contains(&id) && self.awaited_while_held(id, self.plan.holding.taken(id)) {
                    reported.insert(id.0);
                }
            }
        }
        for call in 0..self.cx.resolved.calls.len() {
            self.held_by_a_future(CallId(call));
        }
        for id in self.cx.facts.capturing() {
            let made = !self.cx.facts.values(id).is_empty() || !self.cx.facts.futures(id).is_empty();
            if made && !self.cx.facts.is_method(id) {
                self.held_while_it_runs(id, self.plan.holding.function(id));
            }
        }
    }

    /// A call that is awaited, and would have something to itself meanwhile.
    fn held_by_a_future(&mut self, id: CallId) {
        let callee = self.cx.resolved.calls[id].callee;
        if let Some(callee) = self.cx.closure(callee) {
            self.held_while_it_runs(callee, &self.plan.holding.call(id).held);
        }
    }

    fn held_while_it_runs(&mut self, function: FnId, held: &[Held]) {
        let function = &self.cx.resolved.functions[function];
        if let (Some(_), Some(held)) = (&function.sig.asyncness, held.first()) {
            let variable = &self.cx.binding(held.binding).ident;
            self.errors.push(sharing::held_by_a_future(&function.sig.ident, variable));
        }
    }

    /// An evaluation that has variables to itself, and awaits something that is not evaluated before.
    fn awaited_while_held(&mut self, id: EvaluationId, held: &[Held]) -> bool {
        let node = self.cx.resolved.evaluations[id].node;
        for used in self.cx.resolved.uses_in(node) {
            for held in held {
                if self.cx.names(used, held.binding) {
                    let binding = self.cx.binding(held.binding);
                    let (cell, cloned) = (binding.how.cell, binding.has_default());
                    self.errors.push(sharing::awaited_while_held(&used.ident, cell, cloned));
                    return true;
                }
            }
        }
        false
    }
}
