//! Assignments: the value is there before it is written, so that nothing has to be held while it is made.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{BinOp, Expr};

use super::arena::Kind;
use super::template::{Hole, Template};
use super::tree::{Access, Assignment, Context, EvaluationKind, FnId, Target, UseId};
use super::walker::Walker;

impl Walker {
    /// Walks `name = value` or `name += value`, alone in a statement that ends in a semicolon, or elsewhere.
    pub(super) fn assignment(&mut self, expr: &mut Expr, context: Context, statement: bool) {
        let right = match expr {
            Expr::Assign(assign) => &mut assign.right,
            Expr::Binary(binary) => &mut binary.right,
            _ => return,
        };
        let was_busy = self.take_busy();
        let (id, node) = self.add_evaluation(context);
        self.evaluation(right, Access::Read, Context::Operand);
        let busy = self.take_busy();
        if was_busy || busy {
            self.busy();
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
        if self.may_call(expr) {
            self.busy();
        }
        let is_own = |id: UseId| match self.uses.rows().get(id.0).map(|used| used.target) {
            Some(Target::Variable(binding)) => {
                self.bindings[binding].owner == self.current() || self.current() != FnId::ROOT
            }
            _ => false,
        };
        if is_own(left) {
            self.uses[left].access = Access::Set;
            let span = syn::spanned::Spanned::span(expr);
            let (place, sign, value) = self.parts_of_assignment(expr);
            let compound = matches!(expr, Expr::Binary(_));
            let assignment = Assignment { left, place, sign, compound, value, busy, statement };
            self.evaluations[id].kind = EvaluationKind::Assignment(assignment);
            *expr = Expr::Verbatim(self.markers.mark(Hole::Evaluation(id), span).into_token_stream());
        }
    }

    /// What stands before the sign, the sign, and what stands behind it.
    fn parts_of_assignment(&mut self, expr: &Expr) -> (Template, TokenStream, Template) {
        let (attrs, left, sign, right) = match expr {
            Expr::Assign(assign) => {
                (&assign.attrs, &assign.left, assign.eq_token.to_token_stream(), &assign.right)
            }
            Expr::Binary(binary) => (&binary.attrs, &binary.left, binary.op.to_token_stream(), &binary.right),
            _ => return <(Template, TokenStream, Template)>::default(),
        };
        let mut place = TokenStream::new();
        for attr in attrs {
            attr.to_tokens(&mut place);
        }
        left.to_tokens(&mut place);
        (self.markers.template(place), sign, self.markers.template(right.to_token_stream()))
    }
}

/// Whether the expression assigns to a name.
pub(super) fn assigns_to_a_name(expr: &Expr) -> bool {
    match expr {
        Expr::Assign(assign) => matches!(*assign.left, Expr::Path(_)),
        Expr::Binary(binary) => is_compound(&binary.op) && matches!(*binary.left, Expr::Path(_)),
        _ => false,
    }
}

pub(super) fn is_compound(op: &BinOp) -> bool {
    use BinOp::{
        AddAssign, BitAndAssign, BitOrAssign, BitXorAssign, DivAssign, MulAssign, RemAssign, ShlAssign,
        ShrAssign, SubAssign,
    };
    matches!(
        op,
        AddAssign(_)
            | SubAssign(_)
            | MulAssign(_)
            | DivAssign(_)
            | RemAssign(_)
            | BitXorAssign(_)
            | BitAndAssign(_)
            | BitOrAssign(_)
            | ShlAssign(_)
            | ShrAssign(_)
    )
}
