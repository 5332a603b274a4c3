//! Parts: the values that an evaluation is made of, such as `items.len()` and `next()` in
//! `items.len() + next()`. Where code of others runs in the evaluation, each of them has what it needs to
//! itself for as long as it is evaluated itself.

use syn::Expr;

use super::evaluation::OpenEvaluation;
use super::operation::Within;
use super::operation_form::does;
use super::refers::lends;
use super::shape::{is_comparison, is_part_of_a_place, is_value};
use super::uses::{Access, Context};
use super::walker::Walker;
use crate::syntax::uncover;

impl Walker {
    /// Walks an expression of whose value is looked at, in an evaluation.
    pub(super) fn part(&mut self, expr: &mut Expr, access: Access, context: Context) {
        uncover(expr);
        match expr {
            Expr::Reference(reference) if is_value(&reference.expr) => {
                return self.part(&mut reference.expr, Access::Read, Context::Operand);
            }
            Expr::Paren(paren) => return self.part(&mut paren.expr, access, Context::Loose),
            _ => {}
        }
        let part = self.open_part(expr, context);
        self.place(expr, access, context);
        self.close_part(expr, part);
    }

    /// Walks an expression whose value is put somewhere, in an evaluation.
    pub(super) fn moved_part(&mut self, expr: &mut Expr, context: Context) {
        if is_part_of_a_place(expr) {
            let part = self.open_part_of(expr, context);
            self.place(expr, Access::Read, context);
            self.close_part(expr, part);
        } else {
            self.part(expr, Access::Read, context);
        }
    }

    /// Walks an expression whose value is taken, in an evaluation.
    pub(super) fn taken_part(&mut self, expr: &mut Expr, context: Context) {
        uncover(expr);
        match expr {
            Expr::Paren(paren) => return self.taken_part(&mut paren.expr, Context::Loose),
            Expr::Reference(reference) if is_value(&reference.expr) => {
                return self.part(&mut reference.expr, Access::Read, Context::Operand);
            }
            _ => {}
        }
        let copied = is_part_of_a_place(expr);
        let part = if copied { self.open_part_of(expr, context) } else { self.open_part(expr, context) };
        self.taken(expr, context);
        self.close_part(expr, part);
    }

    /// Walks what is called, in an evaluation: `callbacks.remove(0)`, `(pairs.remove(0).1)`.
    pub(super) fn called_part(&mut self, func: &mut Expr, context: Context) {
        uncover(func);
        if let Expr::Paren(paren) = func {
            return self.called_part(&mut paren.expr, Context::Loose);
        }
        let taken = is_part_of_a_value(func) && !lends(func);
        let part = if taken { self.open_part_of(func, context) } else { self.open_part(func, context) };
        self.place(func, Access::Call, context);
        self.close_part(func, part);
    }

    /// Walks an expression that is cast, in an evaluation: a reference can be cast to nothing but a pointer.
    pub(super) fn cast_part(&mut self, expr: &mut Expr) {
        if is_value(expr) {
            let part = self.open_part_of(expr, Context::Term);
            self.taken(expr, Context::Term);
            self.close_part(expr, part);
        } else {
            self.taken_part(expr, Context::Term);
        }
    }

    /// Walks an argument, in an evaluation.
    pub(super) fn passed_part(&mut self, expr: &mut Expr, keeps: bool) {
        if matches!(&*expr, Expr::Reference(reference) if is_value(&reference.expr)) {
            return self.part(expr, Access::Read, Context::Loose);
        }
        let copied = keeps && is_part_of_a_place(expr);
        let part = if copied {
            self.open_part_of(expr, Context::Loose)
        } else {
            self.open_part(expr, Context::Loose)
        };
        self.passed(expr, keeps);
        self.close_part(expr, part);
    }

    fn open_part(&mut self, expr: &mut Expr, context: Context) -> Option<OpenEvaluation> {
        let value = match &*expr {
            Expr::Call(call) => !self.is_variant(&call.func),
            Expr::MethodCall(_) | Expr::Macro(_) => true,
            Expr::Binary(binary) => {
                is_comparison(&binary.op) && does(&binary.right) && self.looks_at(&binary.left)
            }
            _ => false,
        };
        if value && !lends(expr) && !self.lends_captures(expr) {
            self.open_part_of(expr, context)
        } else {
            None
        }
    }

    fn open_part_of(&mut self, expr: &mut Expr, context: Context) -> Option<OpenEvaluation> {
        let around = self.evaluation?;
        let open = self.open_evaluation(context);
        self.evaluations[open.id].within = Some(Within::Part(around));
        self.operands(expr, open.id);
        self.formats_in(expr, open.id);
        Some(open)
    }

    fn close_part(&mut self, expr: &mut Expr, open: Option<OpenEvaluation>) {
        if let Some(open) = open {
            self.close_evaluation(expr, &open);
        }
    }
}

/// `pairs.remove(0).1`
fn is_part_of_a_value(expr: &Expr) -> bool {
    match expr {
        Expr::Field(field) => is_value(&field.base) || is_part_of_a_value(&field.base),
        _ => false,
    }
}
