//! Which functions may call something unknown: a call, or whatever a user can give a meaning of his own.

use syn::{BinOp, Expr, UnOp};

use super::assign::is_compound;
use super::template::Hole;
use super::types::is_primitive;
use super::walker::Walker;
use crate::knowledge::{self, Receiver};

impl Walker {
    /// Notes that the function being walked may call something unknown.
    pub(super) fn busy(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.busy = true;
        }
    }

    /// Whether that was noted; from now on it is not.
    pub(super) fn take_busy(&mut self) -> bool {
        self.frames.last_mut().is_some_and(|frame| std::mem::take(&mut frame.busy))
    }

    /// Whether an expression that has been walked may itself call something unknown: operators can be overloaded, and what
    /// is assigned to is dropped.
    pub(super) fn may_call(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Binary(expr) if matches!(expr.op, BinOp::And(_) | BinOp::Or(_)) => false,
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

    /// Whether the value of an expression that has been walked is surely a number, a `bool` or a `char`, or several of
    /// them, and comes from nothing else.
    pub(super) fn is_number(&self, expr: &Expr) -> bool {
        let known = || self.type_of(expr).is_some_and(|known| known.certain && is_primitive(&known.ty));
        match expr {
            Expr::Lit(_) => true,
            Expr::Paren(expr) => self.is_number(&expr.expr),
            Expr::Group(expr) => self.is_number(&expr.expr),
            Expr::Cast(expr) => self.is_number(&expr.expr),
            Expr::Unary(expr) => !matches!(expr.op, UnOp::Deref(_)) && self.is_number(&expr.expr),
            Expr::Binary(expr) => self.is_number(&expr.left) && self.is_number(&expr.right),
            Expr::Tuple(expr) => expr.elems.iter().all(|expr| self.is_number(expr)),
            Expr::MethodCall(expr) => {
                knowledge::method(&expr.method).receiver == Receiver::Number
                    && self.is_number(&expr.receiver)
                    && expr.args.iter().all(|expr| self.is_number(expr))
            }
            Expr::Path(_) => known(),
            Expr::Verbatim(_) => match self.markers.hole(expr) {
                Some(Hole::Evaluation(id)) => self.evaluations[*id].number,
                _ => false,
            },
            _ => false,
        }
    }
}
