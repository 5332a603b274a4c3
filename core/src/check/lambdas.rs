//! Closures of the user's own that are kept, and have no handles of what they use, for they are not `move`.

use super::Check;
use crate::diagnostic::kept as messages;
use crate::resolve::{BindingId, FnId, Keeper, Lambda, Target, UseId};

impl Check<'_> {
    /// What is returned has to have what it uses.
    pub(super) fn kept_lambdas(&mut self) {
        for lambda in &self.cx.resolved.lambdas {
            let kept = match lambda.kept {
                Some(Keeper::Caller | Keeper::Return) => true,
                Some(Keeper::Variable(binding)) => self.is_returned(binding),
                None => false,
            };
            if kept && !lambda.takes {
                if let Some(id) = self.reached_by(lambda) {
                    let used = self.cx.used(id);
                    let calls = matches!(used.target, Target::Nested(_));
                    let owner = self.name(FnId::ROOT);
                    self.errors.push(messages::kept_lambda(&used.ident, owner, calls));
                }
            }
        }
    }

    /// Whether the variable is what the factory returns, or part of it.
    fn is_returned(&self, binding: BindingId) -> bool {
        for id in self.cx.facts.uses_of(binding) {
            let used = self.cx.used(*id);
            if used.function == FnId::ROOT && used.kept.is_some_and(Keeper::returns) {
                return true;
            }
        }
        false
    }

    /// The first use in a closure of the factory of what is shared, or of a function that captures.
    fn reached_by(&self, lambda: &Lambda) -> Option<UseId> {
        let first = self.cx.resolved.first_use_in(lambda.node);
        for (offset, used) in self.cx.resolved.uses_in(lambda.node).iter().enumerate() {
            let reached = match self.cx.facts.target(used) {
                Target::Variable(binding) => self.plan.in_cell(binding, used).is_some(),
                Target::Nested(function) => self.cx.facts.captures(function),
                Target::Outside => false,
            };
            if reached && used.function == FnId::ROOT {
                return Some(UseId(first + offset));
            }
        }
        None
    }
}
