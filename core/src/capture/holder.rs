//! Variables that keep closures of the user's own, and are declared before these are made: what such a
//! closure borrows has to be there first, for it is dropped last.
//!
//! `let mut events = Events::default(); events.on("key", |key| note(key));`

use super::share::Sharing;
use crate::resolve::{BindingId, Lambda, StatementId, Target, Use};
use crate::syntax::any;

impl Sharing<'_> {
    /// The statement before which a cell is made, where what keeps closures over it is declared behind it, or
    /// a closure that uses it has been bound before, and is called later.
    pub(super) fn before_holders(self, statement: StatementId) -> StatementId {
        let mut earliest = statement;
        for lambda in &self.cx.resolved.lambdas {
            let Some(block) = self.cx.binding(self.binding).block else { continue };
            let node = match lambda.holder {
                Some(holder) => self.cx.binding(holder).visible.0,
                None if self.is_called_behind(lambda, statement) => lambda.node,
                None => continue,
            };
            let Some(declared) = self.statement_around(block, node) else { continue };
            if declared < earliest && self.is_used_in(lambda) && self.may_move_to(declared) {
                earliest = declared;
            }
        }
        earliest
    }

    /// Whether a variable is bound to the closure, or to what is made of it, and is used from a statement on.
    fn is_called_behind(self, lambda: &Lambda, statement: StatementId) -> bool {
        let begin = self.cx.resolved.statements[statement].node;
        let first = self.cx.resolved.first_use_in(lambda.node);
        if lambda.done || lambda.node >= begin {
            return false;
        }
        for (index, binding) in self.cx.resolved.bindings.iter().enumerate() {
            // A nested function is called at any time.
            let is_behind = |used: &Use| used.node > begin || used.function != binding.owner;
            let uses = self.cx.facts.uses_of(BindingId(index));
            if binding.init.contains(&first) && any(uses, &mut |id| is_behind(self.cx.used(*id))) {
                return true;
            }
        }
        false
    }

    fn is_used_in(self, lambda: &Lambda) -> bool {
        for used in self.cx.resolved.uses_in(lambda.node) {
            let uses = match self.cx.facts.target(used) {
                Target::Variable(binding) => binding == self.binding,
                Target::Nested(function) => self.captured_by(function),
                Target::Outside => false,
            };
            if uses {
                return true;
            }
        }
        false
    }
}
