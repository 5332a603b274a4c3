//! Sharing: which variables several closures use while somebody changes them, and where the cells are made that hold
//! them (design 4).

use super::bits::Bits;
use super::facts::Facts;
use super::tie::Lifted;
use crate::resolve::{
    Access, BindingId, FnId, Lambda, NodeId, Resolved, StatementId, Strength, Target, Use, UseId,
};

/// Variables that share one allocation, which is made before a statement.
pub(crate) struct Group {
    pub(crate) statement: StatementId,
    pub(crate) members: Vec<BindingId>,
}

/// Why a variable cannot be shared.
#[derive(Clone, Copy)]
pub(crate) enum Obstacle {
    /// It is `self`, or declared under `#[cfg]`.
    Declared,
    /// The pattern that declares it belongs to no block.
    NoBlock,
    /// An `async` closure would hold it across an `.await`.
    Async(FnId),
    /// A use that would hold it across an `.await`.
    Awaits(UseId),
    /// A use whose tokens cannot be changed.
    Unreadable(UseId),
    /// A pattern that refers to it.
    Kept(UseId),
    /// A function that makes closures over it has to be lifted, and so has no handle.
    Lifted(FnId),
    /// A `move` closure in a nested function.
    Moved(UseId),
    /// A method of the named type owns it.
    Method(UseId),
    /// It has no value where its cell has to be made.
    Deferred,
}

/// What can be shared, and what cannot.
#[derive(Default)]
pub(super) struct Shares {
    pub(super) groups: Vec<Group>,
    pub(super) refused: Vec<(BindingId, Obstacle)>,
}

impl Shares {
    /// The variables that are shared.
    pub(super) fn members(&self) -> Bits {
        let mut members = Bits::default();
        self.groups.iter().flat_map(|group| &group.members).for_each(|member| members.insert(member.0));
        members
    }

    /// The same of more variables, if that refuses none of them.
    pub(super) fn and(
        &self,
        resolved: &Resolved,
        facts: &Facts,
        lifted: &Lifted,
        wanted: &Bits,
    ) -> Option<Self> {
        let all = decide(resolved, facts, lifted, wanted);
        (all.refused.len() == self.refused.len()).then_some(all)
    }
}

/// The groups of those `wanted` variables that can be shared.
pub(super) fn decide(resolved: &Resolved, facts: &Facts, lifted: &Lifted, wanted: &Bits) -> Shares {
    let mut shares = Shares::default();
    let mut later = Vec::new();
    for binding in wanted.indices().into_iter().map(BindingId) {
        let sharing = Sharing { resolved, facts, lifted, binding };
        match sharing.place() {
            Ok(statement) => later.push((statement, binding)),
            Err(obstacle) => shares.refused.push((binding, obstacle)),
        }
    }
    later.sort_by_key(|(statement, binding)| (statement.0, binding.0));
    for (statement, binding) in later {
        let sharing = Sharing { resolved, facts, lifted, binding };
        // A variable that is there already, and that nobody uses until it is shared, needs no allocation of its own.
        // With `sync` they would have one lock: variables that nobody uses together had better not wait for each other.
        let apart = |group: &Group| {
            let sync = resolved.factory.options.sync;
            sync && !group.members.iter().any(|member| used_together(resolved, facts, *member, binding))
        };
        let joins = |group: &&mut Group| {
            !apart(group) && (group.statement == statement || sharing.may_move_to(group.statement))
        };
        match shares.groups.iter_mut().find(joins) {
            Some(group) => group.members.push(binding),
            None => shares.groups.push(Group { statement, members: vec![binding] }),
        }
    }
    shares
}

/// Whether a function uses both variables.
fn used_together(resolved: &Resolved, facts: &Facts, one: BindingId, other: BindingId) -> bool {
    let touches = |function, binding| facts.touches(resolved, function, binding);
    facts.capturing().any(|function| touches(function, one) && touches(function, other))
}

/// Whether the use needs the variable for a moment only: a copy that is read, or a value that is written.
pub(super) fn is_plain(resolved: &Resolved, binding: BindingId, used: &Use) -> bool {
    let strong = used.strength == Strength::Strong && !used.early;
    match used.access {
        Access::Assign => used.alone,
        // Outside of every step it is a name alone.
        Access::Read => {
            let whole = used.evaluation.is_none() || used.taken;
            strong && (whole || resolved.bindings[binding].is_number())
        }
        _ => false,
    }
}

/// The shared variables that are only read and assigned, by functions that nobody can come back into meanwhile: nothing has
/// to be held for them.
pub(super) fn scalars(resolved: &Resolved, facts: &Facts, groups: &[Group]) -> Bits {
    let mut scalars = Bits::default();
    if resolved.factory.options.sync {
        return scalars;
    }
    let quiet = |binding: BindingId| {
        let takes = |function: &FnId| facts.captures_variable(*function, binding);
        facts.capturing().filter(takes).all(|function| facts.calls(function).is_empty())
            && facts.uses_of(resolved, binding).all(|used| {
                let own = used.function == resolved.bindings[binding].owner;
                let plain = used.access == Access::Declared || is_plain(resolved, binding, used);
                plain && (own || !(resolved.is_moved(used) || resolved.functions[used.function].busy))
            })
    };
    let members = groups.iter().flat_map(|group| &group.members).copied();
    let scalar = |member: &BindingId| resolved.bindings[member].is_number() && quiet(*member);
    members.filter(scalar).for_each(|member| scalars.insert(member.0));
    scalars
}

/// One variable that is to be shared.
struct Sharing<'a> {
    resolved: &'a Resolved,
    facts: &'a Facts,
    lifted: &'a Lifted,
    binding: BindingId,
}

impl Sharing<'_> {
    /// The statement before which its cell is made: the first of the variable's own block in which a closure takes it.
    fn place(&self) -> Result<StatementId, Obstacle> {
        let binding = &self.resolved.bindings[self.binding];
        if binding.how.receiver || binding.how.conditional {
            return Err(Obstacle::Declared);
        }
        let statement = self.first_taken().ok_or(Obstacle::NoBlock)?;
        let begin = self.resolved.statements[statement].node;
        let assigned =
            |used: &Use| used.access == Access::Assign && used.function == binding.owner && used.node > begin;
        if binding.how.deferred && self.facts.uses_of(self.resolved, self.binding).any(assigned) {
            return Err(Obstacle::Deferred);
        }
        self.obstacle(statement).map_or(Ok(statement), Err)
    }

    fn first_taken(&self) -> Option<StatementId> {
        let binding = &self.resolved.bindings[self.binding];
        let block = binding.block?;
        let contains = |statement: StatementId| {
            let statement = &self.resolved.statements[statement];
            let own = statement.block == block && statement.node > binding.visible.0;
            own && self.resolved.uses_in(statement.node).iter().any(|used| self.takes(used))
        };
        (0..self.resolved.statements.len()).map(StatementId).find(|id| contains(*id))
    }

    /// Whether a closure takes the variable with it where `used` stands.
    fn takes(&self, used: &Use) -> bool {
        match used.target {
            Target::Nested(function) if used.access == Access::Call && !self.resolved.is_moved(used) => {
                self.facts.holds_variable(function, self.binding)
            }
            Target::Nested(function) => self.captured_by(function),
            Target::Variable(binding) => binding == self.binding && self.is_moved(used),
            Target::Outside => false,
        }
    }

    /// Whether a `move` closure of the function that declares the variable takes it with it.
    fn is_moved(&self, used: &Use) -> bool {
        let binding = &self.resolved.bindings[self.binding];
        let arena = &self.resolved.arena;
        let around = |lambda: &Lambda| {
            lambda.moves && arena.contains(lambda.node, used.node) && binding.visible.0 < lambda.node
        };
        self.resolved.is_moved(used)
            && used.function == binding.owner
            && self.resolved.lambdas.iter().any(around)
    }

    fn captured_by(&self, function: FnId) -> bool {
        self.facts.captures_variable(function, self.binding)
    }

    /// What keeps a use from finding the variable, if its cell is made before `statement`.
    fn obstacle(&self, statement: StatementId) -> Option<Obstacle> {
        let begin = self.resolved.statements[statement].node;
        let uses = self.resolved.uses.iter().enumerate();
        uses.map(|(index, used)| self.misses_it(UseId(index), used, begin)).find_map(|obstacle| obstacle)
    }

    fn misses_it(&self, id: UseId, used: &Use, begin: NodeId) -> Option<Obstacle> {
        let owner = self.resolved.bindings[self.binding].owner;
        let outside = used.function == owner;
        match used.target {
            Target::Variable(binding) if binding == self.binding && outside && used.node > begin => {
                self.misuse(id, used)
            }
            Target::Variable(binding) if binding == self.binding && outside => {
                self.is_moved(used).then_some(Obstacle::Moved(id))
            }
            Target::Variable(binding)
                if binding == self.binding
                    && used.access != Access::Declared
                    && self.facts.hands_variable(used.function, binding) =>
            {
                self.no_handle(used.function, owner).or_else(|| self.misuse(id, used))
            }
            Target::Nested(function) if self.captured_by(function) => {
                let asyncness = self.resolved.functions[function].sig.asyncness.is_some();
                let holds = || self.facts.holds_variable(function, self.binding);
                match used.access {
                    Access::Method => Some(Obstacle::Method(id)),
                    Access::Call if outside && used.node < begin => None,
                    Access::Call if self.resolved.is_moved(used) && !outside => Some(Obstacle::Moved(id)),
                    // What is in a cell cannot be lent across an `.await`.
                    Access::Call if outside && asyncness => Some(Obstacle::Async(function)),
                    Access::Call => (holds() && self.lifted[function.0].is_some())
                        .then_some(Obstacle::Lifted(function))
                        .or_else(|| if holds() { self.no_handle(used.function, owner) } else { None }),
                    _ if asyncness => Some(Obstacle::Async(function)),
                    _ => self.no_handle(used.function, owner),
                }
            }
            _ => None,
        }
    }

    /// What keeps the function that declares the variable from reaching it in its cell.
    fn misuse(&self, id: UseId, used: &Use) -> Option<Obstacle> {
        match used.access {
            Access::Opaque | Access::Shown | Access::Macro => Some(Obstacle::Unreadable(id)),
            _ if is_plain(self.resolved, self.binding, used) => None,
            _ => match used.evaluation {
                Some(step) if self.resolved.evaluations[step].awaits => Some(Obstacle::Awaits(id)),
                Some(_) => None,
                None => Some(Obstacle::Kept(id)),
            },
        }
    }

    /// The first function from `function` outwards that has no handle of the variable.
    fn no_handle(&self, mut function: FnId, owner: FnId) -> Option<Obstacle> {
        while function != owner {
            if self.lifted[function.0].is_some() || function == FnId::ROOT {
                return Some(Obstacle::Lifted(function));
            }
            function = self.resolved.functions[function].parent;
        }
        None
    }

    /// Whether the cell can be made before an earlier statement as well.
    fn may_move_to(&self, statement: StatementId) -> bool {
        let (binding, earlier) =
            (&self.resolved.bindings[self.binding], &self.resolved.statements[statement]);
        binding.block == Some(earlier.block)
            && binding.visible.0 < earlier.node
            && self.obstacle(statement).is_none()
            && !self.is_used_before()
    }

    /// Whether the declaring function uses the variable before its closures do: whatever it leaves, a reference or a closure,
    /// may be in the way of an earlier cell.
    fn is_used_before(&self) -> bool {
        let end = self.first_taken().map_or(NodeId(0), |statement| self.resolved.statements[statement].node);
        let binding = &self.resolved.bindings[self.binding];
        let named = |used: &Use| match used.target {
            Target::Variable(named) => named == self.binding,
            Target::Nested(function) => self.captured_by(function),
            Target::Outside => false,
        };
        let before = |used: &&Use| used.node < end && used.function == binding.owner;
        self.resolved.uses.iter().filter(before).any(named)
    }
}
