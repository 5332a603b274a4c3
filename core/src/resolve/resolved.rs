//! Questions to the resolved tree.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};

use super::arena::Kind;
use super::ids::{EvaluationId, FnId, NodeId};
use super::operation::EvaluationKind;
use super::template::{Hole, Template};
use super::tree::Resolved;
use super::uses::Use;

impl Resolved {
    /// The index of the first use in a node, or behind it.
    pub(crate) fn first_use_in(&self, node: NodeId) -> usize {
        let (mut first, mut end) = (0, self.uses.len());
        while first < end {
            let middle = usize::midpoint(first, end);
            if self.uses[middle].node < node {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        first
    }

    /// The uses in a node, and in what is in it.
    pub(crate) fn uses_in(&self, node: NodeId) -> &[Use] {
        let (first, end) = (self.first_use_in(node), self.first_use_in(self.arena.end(node)));
        &self.uses.rows()[first..end]
    }

    /// Whether a `move` closure or block around takes what the use names.
    pub(crate) fn is_moved(&self, used: &Use) -> bool {
        matches!(used.lambda, Some(lambda) if self.lambdas[lambda].takes)
    }

    /// Whether such a closure or block may still be there when the function has returned.
    pub(crate) fn escapes(&self, used: &Use) -> bool {
        matches!(used.lambda, Some(lambda) if self.lambdas[lambda].escapes)
    }

    /// Whether the use stands in a `move` closure that is done with when its statement is.
    pub(crate) fn is_moved_here(&self, used: &Use) -> bool {
        self.is_moved(used) && !self.escapes(used)
    }

    /// How many functions are around a function.
    pub(crate) fn depth(&self, mut function: FnId) -> usize {
        let mut depth = 0;
        while function != FnId::ROOT {
            function = self.functions[function].parent;
            depth += 1;
        }
        depth
    }

    /// The evaluations around a node, in the same function or `move` closure, the innermost first.
    pub(crate) fn evaluations_around(&self, node: NodeId) -> Vec<EvaluationId> {
        let mut evaluations = Vec::new();
        let mut around = self.arena.parent(node);
        while let Some(node) = around {
            match self.arena.kind(node) {
                Kind::Evaluation(id) => evaluations.push(id),
                Kind::Function(_) => break,
                Kind::Lambda(id) if self.lambdas[id].moves => break,
                _ => {}
            }
            around = self.arena.parent(node);
        }
        evaluations
    }

    /// The evaluations that go on when the `.await` at a node is over, from within.
    pub(crate) fn evaluations_awaiting(&self, node: NodeId) -> Vec<EvaluationId> {
        let mut evaluations = Vec::new();
        let mut around = self.arena.parent(node);
        while let Some(node) = around {
            match self.arena.kind(node) {
                Kind::Evaluation(id) => evaluations.push(id),
                Kind::Function(_) | Kind::Lambda(_) | Kind::Assignee => break,
                _ => {}
            }
            around = self.arena.parent(node);
        }
        evaluations
    }

    /// Whether something is awaited in a node.
    pub(crate) fn awaits_in(&self, node: NodeId) -> bool {
        let mut any = false;
        for awaited in &self.waits.awaits {
            any |= self.arena.contains(node, *awaited);
        }
        any
    }

    /// The evaluations around a node, from within, that have what they take when it is evaluated, where
    /// operands at these positions are evaluated first, and branches `after` nothing is held any more.
    pub(crate) fn evaluations_at<'a>(
        &self,
        node: NodeId,
        first: &dyn Fn(EvaluationId) -> &'a [usize],
        after: &dyn Fn(EvaluationId) -> bool,
    ) -> Vec<EvaluationId> {
        let mut evaluations = Vec::new();
        for &id in &self.evaluations_around(node) {
            let mut before = after(id) && self.is_released(id, node);
            if let Some(operation) = &self.evaluations[id].operation {
                for position in first(id) {
                    before |= operation.operands[*position].nodes.contains(&node);
                }
            }
            if !before {
                evaluations.push(id);
            }
        }
        evaluations
    }

    /// Whether a node is in a branch of an evaluation that needs nothing of what the evaluation takes.
    pub(crate) fn is_released(&self, id: EvaluationId, node: NodeId) -> bool {
        let EvaluationKind::Choice(choice) = &self.evaluations[id].kind else { return false };
        for branch in &choice.branches {
            if !branch.binds && self.arena.contains(branch.node, node) {
                return true;
            }
        }
        false
    }

    /// The name of a function.
    pub(crate) fn name(&self, function: FnId) -> &Ident {
        &self.functions[function].sig.ident
    }

    /// A function's body as it was written, but for the functions nested in it and the names that it
    /// declares.
    pub(crate) fn spelled_body(&self, function: FnId) -> TokenStream {
        self.spelled(&self.functions[function].body)
    }

    fn spelled(&self, template: &Template) -> TokenStream {
        template.fill(&mut |hole, span, output| match hole {
            Hole::Use(id) | Hole::Field(id) => {
                output.extend([TokenTree::Ident(self.uses[*id].ident.clone())]);
            }
            Hole::Declaration(_) => output.extend([TokenTree::Ident(Ident::new("_", span))]),
            Hole::Call(id) => {
                let call = &self.calls[*id];
                output.extend(call.boxing.clone());
                output.extend(self.spelled(&call.func));
                let mut arguments = TokenStream::new();
                for argument in &call.arguments {
                    arguments.extend(self.spelled(&argument.value));
                    arguments.extend(argument.comma.clone());
                }
                output.extend([TokenTree::Group(Group::new(proc_macro2::Delimiter::Parenthesis, arguments))]);
                output.extend(call.wait.clone());
            }
            Hole::Evaluation(id) => match &self.evaluations[*id].kind {
                EvaluationKind::Whole(whole) => output.extend(self.spelled(whole)),
                EvaluationKind::Choice(choice) => {
                    output.extend(choice.written(&mut |template| self.spelled(template)));
                }
                EvaluationKind::Assignment(assignment) => {
                    output.extend(self.spelled(&assignment.place));
                    output.extend(assignment.sign.clone());
                    output.extend(self.spelled(&assignment.value));
                }
            },
            Hole::Operand(id, position) => {
                if let Some(operation) = &self.evaluations[*id].operation {
                    output.extend(self.spelled(&operation.operands[*position].value));
                }
            }
            Hole::Keyed(keyed) => {
                output.extend(self.spelled(&keyed.place));
                output.extend([TokenTree::Group(Group::new(keyed.delimiter, self.spelled(&keyed.key)))]);
            }
            Hole::Passed(passed) => output.extend(self.spelled(&self.calls[passed.call].func)),
            Hole::Lambda(id) => output.extend(self.spelled(&self.lambdas[*id].template)),
            Hole::Format(id) => output.extend(self.spelled(&self.formats[*id].template)),
            Hole::Object
            | Hole::Label(_)
            | Hole::Definition(_)
            | Hole::Statement(_)
            | Hole::FormatArgs(_) => {}
        })
    }
}
