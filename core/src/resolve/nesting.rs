//! What is opened and closed on the walk: sequences of events, scopes, and closures.

use std::ops::Range;

use super::arena::Kind;
use super::ids::{BlockId, EvaluationId, LambdaId, NodeId};
use super::template::Template;
use super::tree::{Flow, Lambda};
use super::uses::Context;
use super::walker::Walker;
use crate::syntax::first_without;

/// A sequence of events under construction; what it holds are the events before it.
pub(super) struct OpenFlow(Vec<Flow>);

/// A scope that is open.
pub(super) struct OpenScope {
    node: NodeId,
    /// The block around it.
    around: Option<BlockId>,
}

/// A closure or block of the user's own that is being walked.
pub(super) struct OpenLambda {
    id: LambdaId,
    node: NodeId,
    flow: OpenFlow,
    /// The closure and the evaluation around it.
    around: (Option<LambdaId>, Option<EvaluationId>),
}

impl Walker {
    pub(super) fn emit(&mut self, flow: Flow) {
        self.events.push(flow);
    }

    /// Begins a sequence: from now on events go there.
    pub(super) fn open_flow(&mut self) -> OpenFlow {
        OpenFlow(std::mem::take(&mut self.events))
    }

    /// Ends a sequence; returns its events.
    pub(super) fn close_flow(&mut self, open: OpenFlow) -> Flow {
        let mut events = std::mem::replace(&mut self.events, open.0);
        match events.len() {
            0 => Flow::Nothing,
            1 => events.remove(0),
            _ => Flow::Seq(events),
        }
    }

    /// Ends a sequence that may be left out.
    pub(super) fn close_optional(&mut self, open: OpenFlow) {
        let flow = self.close_flow(open);
        self.emit(Flow::Branch(vec![flow, Flow::Nothing]));
    }

    /// Opens a scope that belongs to a block, if it belongs to one.
    pub(super) fn open_scope(&mut self, block: Option<BlockId>) -> OpenScope {
        let around = std::mem::replace(&mut self.block, block);
        let node = self.arena.open(Kind::Scope);
        self.scopes.push(self.uses.next());
        OpenScope { node, around }
    }

    pub(super) fn close_scope(&mut self, open: &OpenScope) {
        let now = self.arena.next();
        for binding in self.scopes.pop(now) {
            self.bindings[binding].visible.1 = now;
        }
        self.arena.close(open.node);
        self.block = open.around;
    }

    /// Begins the body of a closure, or of an `async` or `try` block.
    pub(super) fn open_lambda(&mut self, moves: bool, once: bool) -> OpenLambda {
        let done = self.consumed;
        let escapes = moves && !std::mem::take(&mut self.consumed);
        let around = (self.lambda, self.evaluation.take());
        let (takes, outlives) = match self.lambda {
            Some(around) => (self.lambdas[around].takes, self.lambdas[around].escapes),
            None => (false, false),
        };
        let node = self.arena.open(Kind::Lambda(self.lambdas.next()));
        let id = self.lambdas.push(Lambda {
            node,
            moves,
            once,
            takes: takes || moves,
            escapes: outlives || escapes,
            owns: std::mem::take(&mut self.coming.owns),
            done,
            scoped: std::mem::take(&mut self.coming.scoped),
            needs_fn: std::mem::take(&mut self.coming.needs_fn),
            chain: std::mem::take(&mut self.coming.chain),
            bound: None,
            until: None,
            holder: self.coming.holder,
            template: Template::default(),
            context: Context::Loose,
        });
        self.lambda = Some(id);
        OpenLambda { id, node, flow: self.open_flow(), around }
    }

    pub(super) fn close_lambda(&mut self, open: OpenLambda) {
        let body = self.close_flow(open.flow);
        (self.lambda, self.evaluation) = open.around;
        self.arena.close(open.node);
        if !matches!(body, Flow::Nothing) {
            let repeat = self.next_repeat();
            self.emit(Flow::Lambda { lambda: open.id, repeat, body: Box::new(body) });
        }
    }

    /// The uses in a node, by their positions.
    pub(super) fn use_range(&self, node: NodeId) -> Range<usize> {
        let uses = self.uses.rows();
        let until = |node| first_without(uses.len(), &mut |index| uses[index].node < node);
        until(node)..until(self.arena.end(node))
    }

    /// The uses in a node that has been walked.
    pub(super) fn arena_uses(&self, node: NodeId) -> &[super::uses::Use] {
        &self.uses.rows()[self.use_range(node)]
    }

    /// Emits a loop.
    pub(super) fn repeat(&mut self, label: Option<&syn::Label>, body: Flow) {
        let label = label_of(label);
        let repeat = self.next_repeat();
        self.emit(Flow::Loop { label, repeat, body: Box::new(body) });
    }
}

/// `'a` of `'a: loop { .. }`
pub(super) fn label_of(label: Option<&syn::Label>) -> Option<String> {
    Some(label?.name.to_string())
}
