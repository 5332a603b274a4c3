//! The tree of a factory: one node for whatever concerns names, in the order of the text.
//!
//! What is in a node has the numbers from its own to its end, so that nesting is a comparison, and a node is
//! a moment of the walk: what is visible where is told by intervals of them.

use super::ids::{BindingId, CallId, EvaluationId, FnId, LambdaId, NodeId, StatementId, Table, UseId};
use crate::syntax::any;

/// One place in the factory.
#[derive(Debug)]
pub(crate) struct Node {
    parent: NodeId,
    /// The first node behind it that is not in it.
    end: NodeId,
    kind: Kind,
}

/// What a node is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Function(FnId),
    /// A block, or a pattern with what sees its variables.
    Scope,
    /// A statement, with its number where a closure may be made in it.
    Statement(Option<StatementId>),
    Evaluation(EvaluationId),
    /// What an assignment writes to.
    Assignee,
    Lambda(LambdaId),
    Loop,
    Arm,
    /// What an arm or a block of an `if` evaluates to.
    Branch,
    Call(CallId),
    Use(UseId),
    /// `.await` and its like, behind what is awaited.
    Wait,
    Declaration(BindingId),
    /// An item becomes visible.
    Item,
}

/// All nodes of a factory.
#[derive(Debug)]
pub(crate) struct Arena {
    nodes: Table<NodeId, Node>,
    /// The innermost node that is still open on the walk.
    current: NodeId,
    /// For each choice, its branches: one of them runs.
    choices: Vec<Vec<NodeId>>,
}

impl Arena {
    pub(super) fn new() -> Self {
        Arena { nodes: Table::new(), current: NodeId::END, choices: Vec::new() }
    }

    /// The node that comes next.
    pub(crate) fn next(&self) -> NodeId {
        self.nodes.next()
    }

    /// The node that came last.
    pub(super) fn last(&self) -> NodeId {
        NodeId(self.nodes.len().saturating_sub(1))
    }

    /// Adds a node that the following ones are in, until it is closed.
    pub(super) fn open(&mut self, kind: Kind) -> NodeId {
        let parent = self.current;
        self.current = self.nodes.push(Node { parent, end: NodeId::END, kind });
        self.current
    }

    /// Closes the innermost open node.
    pub(super) fn close(&mut self, node: NodeId) {
        debug_assert_eq!(node, self.current, "nodes are closed from the inside out");
        self.nodes[node].end = self.nodes.next();
        self.current = self.nodes[node].parent;
    }

    /// Adds a node with nothing in it.
    pub(super) fn leaf(&mut self, kind: Kind) -> NodeId {
        let end = NodeId(self.nodes.len() + 1);
        self.nodes.push(Node { parent: self.current, end, kind })
    }

    /// Notes the branches of a choice.
    pub(super) fn choice(&mut self, branches: Vec<NodeId>) {
        if branches.len() > 1 {
            self.choices.push(branches);
        }
    }

    /// Whether two nodes are in different branches of one choice.
    pub(crate) fn are_exclusive(&self, one: NodeId, other: NodeId) -> bool {
        for branches in &self.choices {
            for branch in branches {
                let has_one = self.contains(*branch, one);
                let in_another = |next: &NodeId| next != branch && self.contains(*next, other);
                if has_one && any(branches, &mut |next| in_another(next)) {
                    return true;
                }
            }
        }
        false
    }

    pub(super) fn set_kind(&mut self, node: NodeId, kind: Kind) {
        self.nodes[node].kind = kind;
    }

    pub(crate) fn kind(&self, node: NodeId) -> Kind {
        self.nodes[node].kind
    }

    /// The first node that is not in `node`.
    pub(crate) fn end(&self, node: NodeId) -> NodeId {
        self.nodes[node].end
    }

    /// The node around; none around the factory.
    pub(crate) fn parent(&self, node: NodeId) -> Option<NodeId> {
        let parent = self.nodes[node].parent;
        (parent != NodeId::END).then_some(parent)
    }

    /// Whether `inner` is in `node`, or the node itself.
    pub(crate) fn contains(&self, node: NodeId, inner: NodeId) -> bool {
        node <= inner && inner < self.nodes[node].end
    }
}
