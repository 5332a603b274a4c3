//! Assignments: the value is there before it is written, so that nothing has to be held while it is made.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, Stmt};

use super::arena::Kind;
use super::ids::{BindingId, FnId, NodeId, UseId};
use super::operation::{Assignment, Before, EvaluationKind, Renewing, Within};
use super::template::{Hole, Template};
use super::uses::{Access, Context, Target};
use super::walker::Walker;
use crate::syntax::{each_token, is_one_of, tokens_of};

impl Walker {
    /// Walks `name = value` or `name += value`, alone in a statement that ends in a semicolon, or elsewhere.
    pub(super) fn assignment(&mut self, expr: &mut Expr, context: Context, statement: bool) {
        let right = match expr {
            Expr::Assign(assign) => &mut assign.right,
            Expr::Binary(binary) => &mut binary.right,
            _ => return,
        };
        let previous = self.before_assignment.take();
        let leaves = self.current() != FnId::ROOT && leaves(&tokens_of(right));
        let (before, foreign_before) = (self.take_unknown(), self.take_foreign());
        let (id, node) = self.add_evaluation(context);
        let first = self.use_count();
        self.evaluation(right, Access::Read, Context::Operand);
        let (runs_unknown, foreign) = (self.take_unknown(), self.take_foreign());
        if foreign_before || foreign {
            self.note_foreign();
        }
        let around = self.evaluation.take();
        let assignee = self.arena.open(Kind::Assignee);
        let left = UseId(self.use_count());
        match expr {
            Expr::Assign(assign) => self.assignee(&mut assign.left),
            Expr::Binary(binary) => self.place(&mut binary.left, Access::Assign, Context::Term),
            _ => {}
        }
        self.arena.close(assignee);
        self.arena.close(node);
        self.evaluation = around;
        if before || runs_unknown || self.runs_unknown(expr) {
            self.note_unknown();
        }
        self.note_foreign_in(expr);
        if self.is_assignable(left) {
            self.infer_assigned(left, expr);
            self.uses[left].access = Access::Set;
            let span = syn::spanned::Spanned::span(expr);
            let (place, sign, value) = self.parts_of_assignment(expr);
            let compound = matches!(expr, Expr::Binary(_));
            let mut written = Moved { uses: Vec::new(), once: !leaves, since: UseId(first), foreign };
            if !compound {
                self.moved_for(left, previous.as_ref(), &mut written);
            }
            let assignment = Assignment {
                left,
                place,
                sign,
                compound,
                value,
                runs_unknown,
                foreign: written.foreign,
                statement,
                moved: written.uses,
                once: written.once,
                since: written.since,
            };
            self.evaluations[id].kind = EvaluationKind::Assignment(assignment);
            *expr = Expr::Verbatim(self.markers.mark(Hole::Evaluation(id), span).into_token_stream());
        }
    }

    /// The uses that move the variable which is assigned to: it has its new value when it is used next.
    fn moved_for(&mut self, left: UseId, previous: Option<&Before>, written: &mut Moved) {
        let Target::Variable(binding) = self.uses[left].target else { return };
        if self.bindings[binding].is_number() {
            return;
        }
        let first = written.since.0;
        let mut mentions = 0;
        for index in first..left.0 {
            if self.uses[UseId(index)].target != Target::Variable(binding) {
                continue;
            }
            mentions += 1;
            if self.is_moved(index) {
                let used = &mut self.uses[UseId(index)];
                (used.access, used.moved) = (Access::Take, false);
                written.uses.push(UseId(index));
            }
        }
        let captured = self.bindings[binding].owner != self.current();
        if let (Some(previous), true, true) = (previous, written.uses.is_empty(), captured) {
            return self.moved_before(left, binding, previous, written);
        }
        written.once &= mentions == 1;
    }

    /// `words.push(word); word = String::new();`: the last use of the variable before it is assigned moves
    /// it, in the statement before.
    fn moved_before(&mut self, left: UseId, binding: BindingId, previous: &Before, written: &mut Moved) {
        let first = written.since.0;
        let mut mentions = Vec::new();
        for index in previous.uses.start..left.0 {
            if self.uses[UseId(index)].target == Target::Variable(binding) {
                mentions.push(index);
            }
        }
        let Some(last) = mentions.last().copied() else { return };
        let earlier = mentions.len() > 1 && self.is_moved(mentions[mentions.len() - 2]);
        if last >= first || earlier || !self.is_moved(last) || self.is_repeated(last, previous.node) {
            return;
        }
        let used = &mut self.uses[UseId(last)];
        (used.access, used.moved) = (Access::Take, false);
        let mut evaluation = used.evaluation;
        written.foreign |= evaluation.is_none();
        while let Some(id) = evaluation {
            written.foreign |= self.evaluations[id].foreign;
            evaluation = self.evaluations[id].within.map(Within::around);
        }
        (written.uses, written.since) = (vec![UseId(last)], UseId(previous.uses.start));
        written.once &= !previous.leaves;
    }

    /// Notes the uses that move variables of functions around which a pattern gives another value:
    /// `(a, b) = (b, a)`. What is assigned begins at a use, or else where the evaluation does.
    pub(super) fn note_renewed(&mut self, first: usize, left: usize) {
        let Some(id) = self.evaluation else { return };
        let first = first.min(self.use_range(self.evaluations[id].node).start);
        for assigned in left..self.use_count() {
            let used = &self.uses[UseId(assigned)];
            let (Target::Variable(binding), Access::Assign) = (used.target, used.access) else { continue };
            let declared = &self.bindings[binding];
            if declared.is_number() {
                continue;
            }
            let (mut mentions, mut moved) = (0, None);
            for index in first..left {
                if self.uses[UseId(index)].target == Target::Variable(binding) {
                    mentions += 1;
                    moved = if self.is_moved(index) { Some(UseId(index)) } else { moved };
                }
            }
            let Some(used) = moved else { continue };
            (self.uses[used].access, self.uses[used].moved) = (Access::Take, false);
            let renewing = Renewing { used, value: first..left, once: mentions == 1 };
            self.evaluations[id].renewed.push(renewing);
        }
    }

    /// Whether a use moves the variable.
    fn is_moved(&self, index: usize) -> bool {
        let used = &self.uses[UseId(index)];
        let taken = match used.access {
            Access::Take => true,
            Access::Read => used.moved || used.consumed,
            Access::Receiver(_) => used.consumed,
            _ => false,
        };
        taken && used.field.is_none() && !used.element && used.lambda == self.lambda
    }

    /// Whether a use stands in a loop of the statement.
    fn is_repeated(&self, index: usize, statement: NodeId) -> bool {
        let mut node = self.arena.parent(self.uses[UseId(index)].node);
        while let Some(around) = node {
            if around < statement {
                return false;
            }
            if matches!(self.arena.kind(around), Kind::Loop) {
                return true;
            }
            node = self.arena.parent(around);
        }
        false
    }

    /// Where a statement begins that stands before an assignment.
    pub(super) fn begins_before_assignment(&self, stmt: &Stmt) -> Option<Before> {
        if self.current() == FnId::ROOT {
            return None;
        }
        let uses = self.use_count()..self.use_count();
        Some(Before { uses, node: self.arena.next(), leaves: leaves(&tokens_of(stmt)) })
    }

    /// Whether a use is that of a variable which the function being walked can assign to.
    fn is_assignable(&self, id: UseId) -> bool {
        if id.0 >= self.uses.len() {
            return false;
        }
        match self.uses[id].target {
            Target::Variable(binding) => {
                self.current() != FnId::ROOT || self.bindings[binding].owner == FnId::ROOT
            }
            _ => false,
        }
    }

    /// What stands before the sign, the sign, and what stands behind it.
    fn parts_of_assignment(&mut self, expr: &Expr) -> (Template, TokenStream, Template) {
        let (attrs, left, sign, right) = match expr {
            Expr::Assign(assign) => (&assign.attrs, &assign.left, tokens_of(&assign.eq_token), &assign.right),
            Expr::Binary(binary) => (&binary.attrs, &binary.left, tokens_of(&binary.op), &binary.right),
            _ => return <(Template, TokenStream, Template)>::default(),
        };
        let mut place = TokenStream::new();
        for attr in attrs {
            attr.to_tokens(&mut place);
        }
        left.to_tokens(&mut place);
        (self.markers.template(place), sign, self.markers.template(tokens_of(&right)))
    }
}

/// The uses that move a variable which gets a new value.
struct Moved {
    uses: Vec<UseId>,
    once: bool,
    since: UseId,
    foreign: bool,
}

/// `name = value;`
pub(super) fn assigns_to_a_variable(stmt: &Stmt) -> bool {
    matches!(stmt, Stmt::Expr(Expr::Assign(assign), Some(_)) if matches!(&*assign.left, Expr::Path(_)))
}

/// Whether tokens may leave before they come to their end: `parse(text)?`.
fn leaves(tokens: &TokenStream) -> bool {
    let mut leaves = false;
    each_token(tokens, &mut |token, _| {
        leaves |= match token {
            TokenTree::Punct(sign) => sign.as_char() == '?',
            TokenTree::Ident(word) => is_one_of(word, &["return", "break", "continue", "await"]),
            _ => false,
        };
        !leaves
    });
    leaves
}
