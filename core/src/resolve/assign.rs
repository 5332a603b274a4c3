//! Assignments: the value is there before it is written, so that nothing has to be held while it is made.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::Expr;

use super::arena::Kind;
use super::ids::{FnId, UseId};
use super::operation::{Assignment, EvaluationKind};
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
        let leaves = self.current() != FnId::ROOT && leaves(right);
        let (before, foreign_before) = (self.take_unknown(), self.take_foreign());
        let (id, node) = self.add_evaluation(context);
        let first = self.use_count();
        self.evaluation(right, Access::Read, Context::Operand);
        let (runs_unknown, foreign) = (self.take_unknown(), self.take_foreign());
        if before || runs_unknown {
            self.note_unknown();
        }
        if foreign_before || foreign {
            self.note_foreign();
        }
        let around = self.evaluation.take();
        let assignee = self.arena.open(Kind::Assignee);
        let left = UseId(self.use_count());
        match expr {
            Expr::Assign(assign) => self.assignee(&mut assign.left),
            Expr::Binary(binary) => self.place(&mut binary.left, Access::Assign, Context::Operand),
            _ => {}
        }
        self.arena.close(assignee);
        self.arena.close(node);
        self.evaluation = around;
        if self.runs_unknown(expr) {
            self.note_unknown();
        }
        self.note_foreign_in(expr);
        if self.is_assignable(left) {
            self.uses[left].access = Access::Set;
            let span = syn::spanned::Spanned::span(expr);
            let (place, sign, value) = self.parts_of_assignment(expr);
            let compound = matches!(expr, Expr::Binary(_));
            let (moved, once) = if compound { (Vec::new(), false) } else { self.moved_into(left, first) };
            let once = once && !leaves;
            let assignment = Assignment {
                left,
                place,
                sign,
                compound,
                value,
                runs_unknown,
                foreign,
                statement,
                moved,
                once,
            };
            self.evaluations[id].kind = EvaluationKind::Assignment(assignment);
            *expr = Expr::Verbatim(self.markers.mark(Hole::Evaluation(id), span).into_token_stream());
        }
    }

    /// The uses in a value, from the first on, that move the variable which is assigned to, and belongs to a
    /// function around: it has its new value when it is used next. And whether there is only one.
    fn moved_into(&mut self, left: UseId, first: usize) -> (Vec<UseId>, bool) {
        let (mut moved, mut mentions) = (Vec::new(), 0);
        let Target::Variable(binding) = self.uses[left].target else { return (moved, false) };
        let theirs = self.bindings[binding].owner != self.current() && !self.bindings[binding].is_number();
        for index in first..left.0 {
            let used = &mut self.uses[UseId(index)];
            if !theirs || used.target != Target::Variable(binding) {
                continue;
            }
            mentions += 1;
            let taken = match used.access {
                Access::Take => true,
                Access::Read => used.moved || used.consumed,
                Access::Receiver(_) => used.consumed,
                _ => false,
            };
            if taken && used.field.is_none() && !used.element && used.lambda == self.lambda {
                (used.access, used.moved) = (Access::Take, false);
                moved.push(UseId(index));
            }
        }
        (moved, mentions == 1)
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

/// Whether making a value may end before the value is there: `parse(text)?`.
fn leaves(value: &Expr) -> bool {
    let mut leaves = false;
    each_token(&tokens_of(value), &mut |token, _| {
        leaves |= match token {
            TokenTree::Punct(sign) => sign.as_char() == '?',
            TokenTree::Ident(word) => is_one_of(word, &["return", "break", "continue", "await"]),
            _ => false,
        };
        !leaves
    });
    leaves
}
