//! Sharing: which variables several closures use while somebody changes them, and where the cells are made
//! that hold them.

use super::bits::Bits;
use super::cell_use::{is_kept, misuse};
use super::context::Context;
use super::decision::{Group, Shares, Unshareable};
use super::handle::Handles;
use super::locks::used_with_any;
use super::rows::empty_rows;
use super::storage::Claims;
use crate::resolve::{
    Access, BindingId, BlockId, FnId, Kind, NeedsFn, NodeId, StatementId, Target, Use, UseId,
};

/// The groups of the variables that closure values cannot have for themselves.
pub(super) fn decide(cx: Context, handles: &mut Handles, claims: &Claims) -> Shares {
    let (mut places, refused) = placed(cx, handles, &claims.wanted);
    // What nobody else uses may as well stay with its closure, if it has to.
    places.extend(placed(cx, handles, &claims.demand.shared.without(&claims.wanted)).0);
    let mut shared = Bits::default();
    for (_, binding) in &places {
        shared.insert(binding.0);
    }
    // All of what a closure changes is shared, or nothing of it is.
    let (mut more, misplaced) = placed(cx, handles, &claims.own_state_beside(cx, &shared).without(&shared));
    if !misplaced.is_empty() {
        more.clear();
    }
    for (_, binding) in &more {
        shared.insert(binding.0);
    }
    for (_, binding) in &claims.demand.own {
        shared.insert(binding.0);
    }
    // What may have been in a cell, and is not, is nothing to have a handle of.
    for index in claims.in_cells(cx).without(&shared).indices() {
        handles.without(cx, BindingId(index), false);
    }
    Shares { groups: grouped(cx, handles, &in_order(cx, &places, &more)), refused }
}

/// Variables, with the statements before which their cells are made.
type Places = Vec<(StatementId, BindingId)>;

/// The places in the order of their statements, and of their variables.
fn in_order(cx: Context, places: &Places, more: &Places) -> Places {
    let mut of_variable: Vec<Option<StatementId>> = empty_rows(cx.resolved.bindings.len());
    for (statement, binding) in places {
        of_variable[binding.0] = Some(*statement);
    }
    for (statement, binding) in more {
        of_variable[binding.0] = Some(*statement);
    }
    let mut at_statement: Vec<Places> = empty_rows(cx.resolved.statements.len());
    for (index, statement) in of_variable.iter().enumerate() {
        if let Some(statement) = statement {
            at_statement[statement.0].push((*statement, BindingId(index)));
        }
    }
    let mut ordered = Vec::new();
    for places in &at_statement {
        ordered.extend_from_slice(places);
    }
    ordered
}

/// Where the cells of these variables can be made, and those that cannot be in any.
fn placed(cx: Context, handles: &mut Handles, wanted: &Bits) -> (Places, Vec<(BindingId, Unshareable)>) {
    let (mut places, mut refused) = (Vec::new(), Vec::new());
    for index in wanted.indices() {
        let binding = BindingId(index);
        let mut place = Sharing { cx, handles, binding }.place();
        if place.is_err() {
            // It may be that it is too early for those that need a handle only: they hold it for their whole
            // calls.
            handles.without(cx, binding, true);
            place = Sharing { cx, handles, binding }.place();
        }
        match place {
            Ok(statement) => places.push((statement, binding)),
            Err(reason) => {
                handles.without(cx, binding, false);
                refused.push((binding, reason));
            }
        }
    }
    (places, refused)
}

/// A variable that is there already, and that nobody uses until it is shared, needs no allocation of its own.
/// With `sync` they would have one lock: variables that nobody uses together had better not wait for each
/// other.
fn grouped(cx: Context, handles: &Handles, places: &Places) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for &(statement, binding) in places {
        let sharing = Sharing { cx, handles, binding };
        let movable = !sharing.is_used_before(statement);
        let mut joined = false;
        for group in &mut groups {
            let earlier = |earlier| earlier == statement || (movable && sharing.may_move_to(earlier));
            let meets = matches!(group.statement, Some(some) if earlier(some));
            let apart = cx.resolved.factory.options.sync && !used_with_any(cx, &group.members, binding);
            if meets && !apart {
                group.members.push(binding);
                joined = true;
                break;
            }
        }
        if !joined {
            groups.push(Group { statement: Some(statement), members: vec![binding] });
        }
    }
    groups
}

/// The first statement of the variable's own block that names a function which captures it.
pub(super) fn first_taken(cx: Context, handles: &Handles, binding: BindingId) -> Option<StatementId> {
    let sharing = Sharing { cx, handles, binding };
    sharing.first_use(&|used| sharing.takes(used) || sharing.names_captor(used))
}

#[derive(Clone, Copy)]
pub(super) struct Sharing<'a> {
    pub(super) cx: Context<'a>,
    handles: &'a Handles,
    pub(super) binding: BindingId,
}

impl Sharing<'_> {
    /// The statement before which its cell is made: the first of the variable's own block in which a closure
    /// takes it.
    fn place(self) -> Result<StatementId, Unshareable> {
        let binding = self.cx.binding(self.binding);
        let lent = binding.how.receiver && !binding.how.owned_receiver;
        if (lent && !self.may_be_lent()) || binding.how.conditional {
            return Err(Unshareable::Declared);
        }
        let statement = self.first_use(&|used| self.takes(used)).ok_or(Unshareable::NoBlock)?;
        if binding.how.deferred && self.is_assigned_behind(statement) {
            return Err(Unshareable::Deferred);
        }
        match self.obstacle(statement) {
            Some(reason) => Err(reason),
            None => Ok(self.before_holders(statement)),
        }
    }

    /// Whether a borrowed `self` may be in a cell, which only closures of the user's own borrow.
    fn may_be_lent(self) -> bool {
        let mut taken = false;
        for function in self.cx.facts.captors_of(self.binding) {
            taken |= !self.cx.facts.values(*function).is_empty();
        }
        self.cx.binding(self.binding).how.lends && !taken
    }

    fn is_assigned_behind(self, statement: StatementId) -> bool {
        let begin = self.cx.resolved.statements[statement].node;
        let owner = self.cx.binding(self.binding).owner;
        for id in self.cx.facts.uses_of(self.binding) {
            let used = self.cx.used(*id);
            if used.access.assigns() && used.function == owner && used.node > begin {
                return true;
            }
        }
        false
    }

    /// The first statement of the variable's own block in which a use counts.
    fn first_use(self, counts: &dyn Fn(&Use) -> bool) -> Option<StatementId> {
        let block = self.cx.binding(self.binding).block?;
        let mut first = None::<StatementId>;
        for &uses in &self.cx.facts.concerning(self.binding) {
            for id in uses {
                let used = self.cx.used(*id);
                if !counts(used) {
                    continue;
                }
                if let Some(statement) = self.statement_around(block, used.node) {
                    if first.is_none_or(|first| statement < first) {
                        first = Some(statement);
                    }
                    break;
                }
            }
        }
        first
    }

    /// The statement of a block, behind the variable's declaration, that a node is in.
    pub(super) fn statement_around(self, block: BlockId, node: NodeId) -> Option<StatementId> {
        let arena = &self.cx.resolved.arena;
        let declared = self.cx.binding(self.binding).visible.0;
        let mut around = arena.parent(node);
        while let Some(node) = around {
            if node <= declared {
                return None;
            }
            match arena.kind(node) {
                Kind::Statement(Some(id)) if self.cx.resolved.statements[id].block == block => {
                    return Some(id);
                }
                _ => around = arena.parent(node),
            }
        }
        None
    }

    /// Whether a closure takes the variable with it where `used` stands.
    fn takes(self, used: &Use) -> bool {
        match self.cx.facts.target(used) {
            Target::Nested(function) if used.access == Access::Call && !self.cx.resolved.is_moved(used) => {
                let shares = self.is_in_fn_lambda(used) && self.captured_by(function);
                let escapes = self.cx.facts.lets_escape(function, self.binding);
                shares || escapes || self.handles.has(function, self.binding)
            }
            Target::Nested(function) => self.captured_by(function),
            Target::Variable(id) => id == self.binding && (self.is_moved(used) || self.is_together(used)),
            Target::Outside => false,
        }
    }

    /// Whether the innermost closure of the user's own around `used` has to be `Fn`.
    fn is_in_fn_lambda(self, used: &Use) -> bool {
        let Some(lambda) = used.lambda else { return false };
        self.cx.resolved.lambdas[lambda].needs_fn != NeedsFn::No || self.is_together(used)
    }

    /// Whether one of the closures around `used` shares with others.
    fn is_together(self, used: &Use) -> bool {
        matches!(used.lambda, Some(lambda) if self.cx.facts.together.lambdas.contains(lambda.0))
    }

    /// Whether a `move` closure of the function that declares the variable takes it with it.
    fn is_moved(self, used: &Use) -> bool {
        let binding = self.cx.binding(self.binding);
        if !self.cx.resolved.is_moved(used) || used.function != binding.owner {
            return false;
        }
        let arena = &self.cx.resolved.arena;
        let mut around = arena.parent(used.node);
        while let Some(node) = around {
            if node <= binding.visible.0 {
                return false;
            }
            match arena.kind(node) {
                Kind::Lambda(id) if self.cx.resolved.lambdas[id].moves => return true,
                _ => around = arena.parent(node),
            }
        }
        false
    }

    fn names_captor(self, used: &Use) -> bool {
        let owns = used.function == self.cx.binding(self.binding).owner;
        owns && matches!(self.cx.facts.target(used), Target::Nested(function) if self.captured_by(function))
    }

    pub(super) fn captured_by(self, function: FnId) -> bool {
        self.cx.facts.captures_variable(function, self.binding)
    }

    /// What keeps a use from finding the variable, if its cell is made before `statement`.
    fn obstacle(self, statement: StatementId) -> Option<Unshareable> {
        let begin = self.cx.resolved.statements[statement].node;
        let mut first: Option<(UseId, Unshareable)> = None;
        for &uses in &self.cx.facts.concerning(self.binding) {
            for id in uses {
                if matches!(first, Some((first, _)) if first < *id) {
                    break;
                }
                if let Some(reason) = self.misses_it(*id, begin) {
                    first = Some((*id, reason));
                    break;
                }
            }
        }
        first.map(|(_, reason)| reason)
    }

    fn misses_it(self, id: UseId, begin: NodeId) -> Option<Unshareable> {
        let used = self.cx.used(id);
        match self.cx.facts.target(used) {
            Target::Variable(_) => self.use_misses_it(id, used, begin),
            Target::Nested(function) => self.function_misses_it(id, used, function, begin),
            Target::Outside => None,
        }
    }

    fn use_misses_it(self, id: UseId, used: &Use, begin: NodeId) -> Option<Unshareable> {
        let owner = self.cx.binding(self.binding).owner;
        if used.function != owner {
            let hands = self.cx.facts.hands_over(used.function, self.binding);
            if used.access == Access::Declared || !hands {
                return None;
            }
            return self.no_handle(used.function).or_else(|| misuse(self.cx, self.binding, id));
        }
        if used.node > begin {
            misuse(self.cx, self.binding, id)
        } else if self.is_moved(used) {
            Some(Unshareable::Moved(id))
        } else {
            None
        }
    }

    fn function_misses_it(self, id: UseId, used: &Use, function: FnId, begin: NodeId) -> Option<Unshareable> {
        let outside = used.function == self.cx.binding(self.binding).owner;
        match used.access {
            Access::Method => Some(Unshareable::Method(id)),
            Access::Call | Access::Future if outside && used.node < begin => None,
            Access::Call if self.cx.resolved.is_moved(used) && !outside => self.no_handle(used.function),
            // What is in a cell cannot be lent across an `.await`.
            _ if self.waits_without_handle(function) => {
                self.kept_by(function).or(Some(Unshareable::Async(function)))
            }
            Access::Call if !self.cx.facts.lets_escape(function, self.binding) => None,
            Access::Call if self.has_no_handle(function) => Some(self.without_handle(function)),
            _ => self.no_handle(used.function),
        }
    }

    /// Whether the function is `async`, and has no handle.
    fn waits_without_handle(self, function: FnId) -> bool {
        self.cx.resolved.functions[function].sig.asyncness.is_some()
            && !self.handles.has(function, self.binding)
    }

    /// What the function does to the variable itself that no handle can serve.
    fn kept_by(self, function: FnId) -> Option<Unshareable> {
        for id in self.cx.facts.uses_of(self.binding) {
            let used = self.cx.used(*id);
            if used.function != function || used.access == Access::Declared {
                continue;
            }
            if is_kept(self.cx, used) {
                return Some(Unshareable::Kept(*id));
            }
            let reason = misuse(self.cx, self.binding, *id);
            if reason.is_some() {
                return reason;
            }
        }
        None
    }

    /// Whether the function is an item, and is not passed a handle.
    fn has_no_handle(self, function: FnId) -> bool {
        !self.handles.has(function, self.binding) && self.handles.must_be_item(function)
    }

    /// Why a function has no handle: it keeps a reference, or is what it is.
    fn without_handle(self, function: FnId) -> Unshareable {
        self.kept_by(function).unwrap_or(Unshareable::Lifted(function))
    }

    /// The first function from `function` outwards that has no handle of the variable.
    fn no_handle(self, mut function: FnId) -> Option<Unshareable> {
        while function != self.cx.binding(self.binding).owner {
            if self.has_no_handle(function) || function == FnId::ROOT {
                return Some(self.without_handle(function));
            }
            function = self.cx.resolved.functions[function].parent;
        }
        None
    }

    /// Whether the cell can be made before an earlier statement as well.
    pub(super) fn may_move_to(self, statement: StatementId) -> bool {
        let (binding, earlier) = (self.cx.binding(self.binding), &self.cx.resolved.statements[statement]);
        binding.block == Some(earlier.block)
            && binding.visible.0 < earlier.node
            && self.obstacle(statement).is_none()
    }

    /// Whether the declaring function uses the variable before its closures do: whatever it leaves, a
    /// reference or a closure, may be in the way of an earlier cell.
    fn is_used_before(self, statement: StatementId) -> bool {
        let (end, owner) = (self.cx.resolved.statements[statement].node, self.cx.binding(self.binding).owner);
        for &uses in &self.cx.facts.concerning(self.binding) {
            for id in uses {
                let used = self.cx.used(*id);
                if used.node < end && used.function == owner {
                    return true;
                }
            }
        }
        false
    }
}
