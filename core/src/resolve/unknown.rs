//! Which functions may run code that is not known: a call, or whatever a user can give a meaning of his own.

use syn::{Expr, ExprMethodCall, UnOp};

use super::operation::ValueKind;
use super::shape::{bare, is_compound, is_logical};
use super::template::Hole;
use super::walker::Walker;
use crate::knowledge::{self, Receiver};
use crate::syntax::items;

impl Walker {
    /// Notes that the function being walked may run code that is not known.
    pub(super) fn note_unknown(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.runs_unknown = true;
        }
    }

    /// Whether that was noted; from now on it is not.
    pub(super) fn take_unknown(&mut self) -> bool {
        match self.frames.last_mut() {
            Some(frame) => std::mem::take(&mut frame.runs_unknown),
            None => false,
        }
    }

    /// Whether an expression that has been walked may itself run code that is not known: operators can be
    /// overloaded, and what is assigned to is dropped.
    pub(super) fn runs_unknown(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Binary(expr) if is_logical(&expr.op) => false,
            Expr::Binary(expr) if is_compound(&expr.op) => {
                !self.is_number(&expr.left) || !self.is_number(&expr.right)
            }
            Expr::Binary(_) | Expr::Unary(_) | Expr::MethodCall(_) => !self.is_number(expr),
            Expr::Assign(expr) => !self.is_number(&expr.left),
            Expr::Match(expr) => !self.is_number(&expr.expr),
            Expr::Let(expr) => !self.is_number(&expr.expr),
            Expr::Index(_) | Expr::Try(_) | Expr::Await(_) => true,
            _ => false,
        }
    }

    /// Whether the value of an expression that has been walked is surely a number, a `bool` or a `char`, or
    /// several of them, and comes from nothing else.
    pub(super) fn is_number(&self, expr: &Expr) -> bool {
        match bare(expr) {
            Expr::Lit(_) => true,
            Expr::Cast(expr) => self.is_number(&expr.expr),
            Expr::Unary(expr) => !matches!(expr.op, UnOp::Deref(_)) && self.is_number(&expr.expr),
            Expr::Binary(expr) => self.is_number(&expr.left) && self.is_number(&expr.right),
            Expr::Tuple(expr) => self.are_numbers(&expr.elems),
            Expr::MethodCall(expr) => self.gives_a_number(expr),
            Expr::Path(_) => {
                let number = matches!(self.variable_of(expr), Some(id) if self.bindings[id].is_number());
                number || matches!(self.type_of(expr), Some(known) if known.is_number())
            }
            Expr::Verbatim(_) => match self.markers.hole(expr) {
                Some(Hole::Evaluation(id)) => self.evaluations[*id].value == ValueKind::Number,
                Some(Hole::Operand(id, position)) => self.operand_kind(*id, *position) == ValueKind::Number,
                _ => false,
            },
            _ => false,
        }
    }

    /// `2_i32.pow(n)`
    fn gives_a_number(&self, call: &ExprMethodCall) -> bool {
        knowledge::method(&call.method).receiver == Receiver::Number
            && self.is_number(&call.receiver)
            && self.are_numbers(&call.args)
    }

    fn are_numbers(&self, exprs: &syn::punctuated::Punctuated<Expr, syn::Token![,]>) -> bool {
        for expr in items(exprs) {
            if !self.is_number(expr) {
                return false;
            }
        }
        true
    }
}
