//! Variables that keep closures of the user's own, and are declared before these are made: what such a
//! closure borrows has to be there first, for it is dropped last.
//!
//! `let mut events = Events::default(); events.on("key", |key| note(key));`

use super::share::Sharing;
use crate::resolve::{Lambda, StatementId, Target};

impl Sharing<'_> {
    /// The statement before which a cell is made, where what keeps closures over it is declared behind it.
    pub(super) fn before_holders(self, statement: StatementId) -> StatementId {
        let mut earliest = statement;
        for lambda in &self.cx.resolved.lambdas {
            let (Some(holder), Some(block)) = (lambda.holder, self.cx.binding(self.binding).block) else {
                continue;
            };
            let Some(declared) = self.statement_around(block, self.cx.binding(holder).visible.0) else {
                continue;
            };
            if declared < earliest && self.is_used_in(lambda) && self.may_move_to(declared) {
                earliest = declared;
            }
        }
        earliest
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
