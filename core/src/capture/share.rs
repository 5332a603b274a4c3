//! Sharing: which variables several closures use while somebody changes them, and where the cells are made that hold
//! them (design 4).

use super::bits::Bits;
use super::facts::Facts;
use super::lift::Lifted;
use crate::resolve::{Access, BindingId, FnId, Resolved, StatementId, Strength, Target, Use, is_primitive};

/// Variables that share one allocation, which is made before a statement.
pub(crate) struct Group {
    pub(crate) statement: StatementId,
    pub(crate) members: Vec<BindingId>,
}

/// The groups of those `wanted` variables that can be shared.
pub(super) fn decide(resolved: &Resolved, facts: &Facts, lifted: &Lifted, wanted: &Bits) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut later = Vec::new();
    for binding in wanted.indices().into_iter().map(BindingId) {
        let sharing = Sharing { resolved, facts, lifted, binding };
        if let Some(statement) = sharing.first_taken().filter(|statement| sharing.is_possible(*statement)) {
            later.push((statement, binding));
        }
    }
    later.sort_by_key(|(statement, binding)| (statement.0, binding.0));
    for (statement, binding) in later {
        let sharing = Sharing { resolved, facts, lifted, binding };
        // A variable that is there already, and that nobody uses until it is shared, needs no allocation of its own.
        let joins = |group: &&mut Group| group.statement == statement || sharing.may_move_to(group.statement);
        match groups.iter_mut().find(joins) {
            Some(group) => group.members.push(binding),
            None => groups.push(Group { statement, members: vec![binding] }),
        }
    }
    groups
}

/// One variable that is to be shared.
struct Sharing<'a> {
    resolved: &'a Resolved,
    facts: &'a Facts,
    lifted: &'a Lifted,
    binding: BindingId,
}

impl Sharing<'_> {
    /// The first statement of the variable's own block in which a closure takes it.
    fn first_taken(&self) -> Option<StatementId> {
        let binding = &self.resolved.bindings[self.binding.0];
        let block = binding.block?;
        let contains = |statement: StatementId| {
            let statement = &self.resolved.statements[statement.0];
            let inside = |used: &&Use| statement.at.0 < used.at && used.at < statement.at.1;
            let own = statement.block == block && statement.at.0 > binding.visible.0;
            own && self.resolved.uses.iter().filter(inside).any(|used| self.takes(used))
        };
        (0..self.resolved.statements.len()).map(StatementId).find(|id| contains(*id))
    }

    /// Whether a closure takes the variable with it where `used` stands.
    fn takes(&self, used: &Use) -> bool {
        let Target::Nested(function) = used.target else { return false };
        if used.access == Access::Call && !used.moved {
            self.facts.holds(function).any(|held| held == self.binding)
        } else {
            self.captured_by(function)
        }
    }

    fn captured_by(&self, function: FnId) -> bool {
        self.facts.free(function).any(|free| free == self.binding)
    }

    /// Whether everything that uses the variable finds it, if its cell is made before `statement`.
    fn is_possible(&self, statement: StatementId) -> bool {
        let begin = self.resolved.statements[statement.0].at.0;
        let binding = &self.resolved.bindings[self.binding.0];
        !binding.how.receiver
            && !binding.how.conditional
            && self.resolved.uses.iter().all(|used| self.finds_it(used, begin))
    }

    fn finds_it(&self, used: &Use, begin: usize) -> bool {
        let owner = self.resolved.bindings[self.binding.0].owner;
        let outside = used.function == owner;
        match used.target {
            Target::Variable(binding) if binding == self.binding && outside => {
                !used.moved && (used.at < begin || self.is_plain_access(used))
            }
            Target::Nested(function) if self.captured_by(function) => {
                let sig = &self.resolved.functions[function.0].sig;
                match used.access {
                    Access::Call if used.moved => false,
                    Access::Call if outside && used.at < begin => true,
                    // What is in a cell cannot be lent across an `.await`.
                    Access::Call if outside && sig.asyncness.is_some() => false,
                    Access::Call => !self.facts.holds(function).any(|held| held == self.binding),
                    _ => !used.moved && sig.asyncness.is_none() && self.has_handle(used.function, owner),
                }
            }
            _ => true,
        }
    }

    /// Whether the use, by the function that declares the variable, needs the cell for a moment only: a copy that is read, or
    /// a value that is written.
    fn is_plain_access(&self, used: &Use) -> bool {
        let known = self.resolved.bindings[self.binding.0].known.as_ref();
        let is_copy = known.is_some_and(|known| known.certain && is_primitive(&known.ty));
        let strong = used.strength == Strength::Strong && !used.early;
        is_copy && strong && matches!(used.access, Access::Read | Access::Receiver | Access::Assign)
    }

    /// Whether the function is a closure with a handle of its own, or the one that declares the variable.
    fn has_handle(&self, mut function: FnId, owner: FnId) -> bool {
        while function != owner {
            if self.lifted[function.0].is_some()
                || !self.facts.calls(function).is_empty()
                || function == FnId::ROOT
            {
                return false;
            }
            function = self.resolved.functions[function.0].parent;
        }
        true
    }

    /// Whether the cell can be made before an earlier statement as well.
    fn may_move_to(&self, statement: StatementId) -> bool {
        let (binding, earlier) =
            (&self.resolved.bindings[self.binding.0], &self.resolved.statements[statement.0]);
        binding.block == Some(earlier.block)
            && binding.visible.0 < earlier.at.0
            && self.is_possible(statement)
    }
}
