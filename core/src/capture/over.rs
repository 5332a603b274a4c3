//! What is over when a function gives away what it shares: futures and threads that it has waited for.
//!
//! Heuristic: the body tells where it waits. Whether anything has the variables then is asked again where
//! they are taken out of their cells, unless a variable has it that is still there.

use super::cells::Cells;
use crate::resolve::{Access, BindingId, FnId, Keeper, Kind, LambdaId, NodeId, Target, Use, UseId};
use crate::syntax::any;

/// What has a handle of variables that are shared, when the statement that makes it has run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum After {
    /// It may be there when the function has returned.
    Left,
    Over,
    /// It is over when this variable is not named any more.
    OverWith(BindingId),
    /// It is in this variable, and runs only where that is named.
    In(BindingId),
}

/// A future, or what is sent to a thread.
struct Running<'a> {
    cells: Cells<'a>,
    /// The function whose variables it has.
    owner: FnId,
    node: NodeId,
    /// The first use in it.
    first: UseId,
    /// Whether it is sent to a thread.
    sent: bool,
    /// The variable that it is bound to by itself.
    bound: Option<BindingId>,
}

/// What a use of a nested function leaves: the call of an `async` function, a value that is sent to a thread,
/// or one that is given to what is awaited.
pub(super) fn after(cells: Cells, id: UseId, owner: FnId) -> After {
    let used = cells.cx.used(id);
    if matches!(used.kept, Some(keeper) if keeper.returns()) {
        return After::Left;
    }
    let running = running(cells, id, owner);
    if used.access == Access::Future || running.sent { running.after() } else { running.after_statement() }
}

fn running(cells: Cells<'_>, id: UseId, owner: FnId) -> Running<'_> {
    let used = cells.cx.used(id);
    let bound = match used.kept {
        Some(Keeper::Variable(binding)) => Some(binding),
        _ => None,
    };
    Running { cells, owner, node: used.node, first: id, sent: is_sent(cells, id), bound }
}

/// What a closure or block of the user's own leaves, if it is `async` or is sent to a thread.
pub(super) fn after_lambda(cells: Cells, id: LambdaId, owner: FnId) -> After {
    let lambda = &cells.cx.resolved.lambdas[id];
    let first = UseId(cells.cx.resolved.first_use_in(lambda.node));
    let sent = is_sent(cells, first);
    if cells.cx.resolved.uses_in(lambda.node).is_empty() || !(lambda.once || sent) {
        return After::Left;
    }
    Running { cells, owner, node: lambda.node, first, sent, bound: lambda.bound }.after()
}

/// Whether a future is over before a node, in the statement that makes it.
pub(super) fn is_over_before(cells: Cells, future: &Use, node: NodeId) -> bool {
    let ends = &cells.cx.resolved.waits.ends;
    future.access == Access::Future && any(ends, &mut |end| future.node < *end && *end < node)
}

/// Whether a use is in what is sent to another thread.
fn is_sent(cells: Cells, id: UseId) -> bool {
    for sent in &cells.cx.resolved.sent {
        if sent.contains(&id.0) {
            return true;
        }
    }
    false
}

impl Running<'_> {
    /// What is left behind the statement, and behind the calls of the function that it is in: that is over
    /// before the owner of the variables.
    fn after(&self) -> After {
        let after = self.after_here();
        let function = self.cells.cx.used(self.first).function;
        if after != After::Left || function == self.owner {
            return after;
        }
        let mut all = After::Over;
        for &site in &self.cells.cx.facts.sites_of(function) {
            // What it starts itself is started by one of the other calls.
            if self.cells.cx.used(site).function == function {
                continue;
            }
            match running(self.cells, site, self.owner).after_here() {
                After::Over => {}
                After::OverWith(variable) => all = After::OverWith(variable),
                After::Left | After::In(_) => return After::Left,
            }
        }
        all
    }

    fn after_statement(&self) -> After {
        match self.statement_of(self.node) {
            Some(statement) if self.ends_in(statement) => After::Over,
            _ => After::Left,
        }
    }

    /// Whether the function waits for something behind it, in the statement.
    fn ends_in(&self, statement: NodeId) -> bool {
        self.is_any_behind(&self.cells.cx.resolved.waits.ends, statement, self.node)
    }

    fn after_here(&self) -> After {
        let Some(statement) = self.statement_of(self.node) else { return After::Left };
        if self.ends_in(statement) {
            return After::Over;
        }
        let function = self.cells.cx.used(self.first).function;
        for (index, binding) in self.cells.cx.resolved.bindings.iter().enumerate() {
            if binding.owner == function && binding.init.contains(&self.first.0) {
                return self.after_in(BindingId(index), statement);
            }
        }
        // `tasks.push(fetch(1))`
        for used in self.cells.cx.resolved.uses_in(statement) {
            let Target::Variable(named) = self.cells.cx.facts.target(used) else { continue };
            let takes = self.cells.group_of(named).is_none() || matches!(used.access, Access::Receiver(_));
            if used.function == function && takes && self.is_waited_for(named, statement) {
                return After::OverWith(named);
            }
        }
        After::Left
    }

    /// What it leaves if this variable is bound to it, or to what is made of it.
    fn after_in(&self, binding: BindingId, statement: NodeId) -> After {
        if !self.is_waited_for(binding, statement) {
            return After::Left;
        }
        let pinned = self.is_any_behind(&self.cells.cx.resolved.waits.pins, statement, self.node);
        let alone = pinned || (self.bound == Some(binding) && !self.cells.cx.binding(binding).how.collection);
        let (mut stays, mut is_moved) = (pinned, false);
        for id in self.cells.cx.facts.uses_of(binding) {
            let used = self.cells.cx.used(*id);
            stays |= used.access == Access::Macro;
            let takes = match used.access {
                Access::Read | Access::Take => true,
                // `thread.join()`
                Access::Receiver(_) => self.sent,
                _ => false,
            };
            is_moved |= takes && self.is_always_reached(used, binding);
        }
        match is_moved && !stays {
            true => After::OverWith(binding),
            false if alone => After::In(binding),
            false => After::Left,
        }
    }

    /// Whether the function that has the variable waits for something in another statement that names it,
    /// behind this one.
    fn is_waited_for(&self, binding: BindingId, statement: NodeId) -> bool {
        let (end, owner) =
            (self.cells.cx.resolved.arena.end(statement), self.cells.cx.binding(binding).owner);
        for id in self.cells.cx.facts.uses_of(binding) {
            let used = self.cells.cx.used(*id);
            if used.node < end || used.function != owner {
                continue;
            }
            if let Some(statement) = self.statement_of(used.node) {
                if self.is_any_behind(&self.cells.cx.resolved.waits.ends, statement, used.node) {
                    return true;
                }
            }
        }
        false
    }

    /// Whether a use is reached wherever the variable is declared.
    fn is_always_reached(&self, used: &Use, binding: BindingId) -> bool {
        let (arena, declared) = (&self.cells.cx.resolved.arena, self.cells.cx.binding(binding).visible.0);
        let mut around = arena.parent(used.node);
        while let Some(node) = around {
            if node < declared {
                break;
            }
            if matches!(arena.kind(node), Kind::Loop | Kind::Arm | Kind::Branch | Kind::Lambda(_)) {
                return false;
            }
            around = arena.parent(node);
        }
        true
    }

    fn is_any_behind(&self, nodes: &[NodeId], statement: NodeId, node: NodeId) -> bool {
        let arena = &self.cells.cx.resolved.arena;
        any(nodes, &mut |other| *other > node && arena.contains(statement, *other))
    }

    /// The innermost statement around a node, in the same function.
    fn statement_of(&self, node: NodeId) -> Option<NodeId> {
        let arena = &self.cells.cx.resolved.arena;
        let mut around = arena.parent(node);
        while let Some(node) = around {
            match arena.kind(node) {
                Kind::Statement(_) => return Some(node),
                Kind::Function(_) => return None,
                _ => around = arena.parent(node),
            }
        }
        None
    }
}
