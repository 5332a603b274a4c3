//! Operands: the arguments and indices of an operation on a place. They are evaluated before the place is
//! borrowed, as in Python, so that they may use it, too: `memo.insert(n, fib(n - 1))`, `parent[find(a)] = b`.

use quote::ToTokens;
use syn::{Expr, UnOp};

use super::history::Entry;
use super::ids::{EvaluationId, UseId};
use super::refers::lends;
use super::shape::{effect, is_compound};
use super::template::Hole;
use super::tree::{Effect, Form, Operand, Operation};
use super::uses::{Access, Context};
use super::walker::Walker;
use crate::knowledge::{self, Fact, Receiver};

impl Walker {
    /// Walks the operands of an expression, if it is an operation on a place, and puts markers in their
    /// places.
    pub(super) fn operands(&mut self, expr: &mut Expr, of: EvaluationId) {
        let Some((is_name, form)) = form(expr) else { return };
        let mut operands = Vec::new();
        let mut assigned = 0;
        match expr {
            Expr::MethodCall(call) => {
                let keeps = knowledge::method(&call.method).has(Fact::Keeps);
                self.indices(&mut call.receiver, of, &mut operands);
                for argument in &mut call.args {
                    self.operand(argument, keeps, of, &mut operands);
                }
            }
            Expr::Assign(assign) => {
                self.operand(&mut assign.right, false, of, &mut operands);
                assigned = operands.len();
                self.indices(&mut assign.left, of, &mut operands);
            }
            Expr::Binary(binary) => {
                self.operand(&mut binary.right, false, of, &mut operands);
                self.indices(&mut binary.left, of, &mut operands);
            }
            _ => {}
        }
        let place = UseId(self.use_count());
        let operation = Operation { place, form, is_name, foreign: false, assigned, operands };
        self.evaluations[of].operation = Some(operation);
    }

    /// Walks an argument of a formatting macro. A name alone is read where it stands, unless it is that of a
    /// number, which can be read before.
    pub(super) fn macro_operand(&mut self, expr: &mut Expr, of: EvaluationId) {
        let any = effect(expr) == Effect::Any;
        if !any && !self.is_number_name(expr) {
            return self.place(expr, Access::Read, Context::Loose);
        }
        let mut operands = match self.evaluations[of].operation.take() {
            Some(operation) => operation.operands,
            None => Vec::new(),
        };
        self.operand(expr, false, of, &mut operands);
        let place = UseId(self.use_count());
        let operation =
            Operation { place, form: Form::Macro, is_name: true, foreign: false, assigned: 0, operands };
        self.evaluations[of].operation = Some(operation);
    }

    /// Whether an expression that has not been walked is the name of a number.
    fn is_number_name(&self, expr: &Expr) -> bool {
        let Expr::Path(path) = expr else { return false };
        let Some(name) = path.path.get_ident() else { return false };
        match self.scopes.entry(name) {
            Some(Entry::Variable(binding)) => self.bindings[binding].is_number(),
            _ => false,
        }
    }

    fn indices(&mut self, place: &mut Expr, of: EvaluationId, operands: &mut Vec<Operand>) {
        match place {
            Expr::Index(index) => {
                self.indices(&mut index.expr, of, operands);
                self.operand(&mut index.index, true, of, operands);
            }
            Expr::Field(field) => self.indices(&mut field.base, of, operands),
            Expr::Paren(paren) => self.indices(&mut paren.expr, of, operands),
            Expr::Unary(unary) => self.indices(&mut unary.expr, of, operands),
            _ => {}
        }
    }

    fn operand(&mut self, expr: &mut Expr, keeps: bool, of: EvaluationId, operands: &mut Vec<Operand>) {
        let effect = effect(expr);
        if effect == Effect::Constant {
            // It can be evaluated at any time, so it is walked where it stands.
            return;
        }
        let (first, position) = (self.use_count(), operands.len());
        let before = self.take_foreign();
        if effect == Effect::Any && !lends(expr) && self.is_whole(expr) {
            let own = self.open_evaluation(Context::Loose);
            self.evaluations[own.id].operand_of = Some((of, position));
            self.passed(expr, keeps);
            self.close_evaluation(expr, &own);
        } else {
            self.passed(expr, keeps);
        }
        let foreign = self.take_foreign();
        if before || foreign {
            self.note_foreign();
        }
        let kind = self.value_kind(expr);
        let span = syn::spanned::Spanned::span(expr);
        let value = self.markers.template(expr.to_token_stream());
        operands.push(Operand { value, uses: first..self.use_count(), effect, foreign, kind });
        *expr = Expr::Verbatim(self.markers.mark(Hole::Operand(of, position), span).into_token_stream());
    }

    /// An operand of an evaluation that is being walked, or has been.
    pub(super) fn operand_at(&self, id: EvaluationId, position: usize) -> Option<&Operand> {
        self.evaluations[id].operation.as_ref()?.operands.get(position)
    }
}

/// The form of an operation on a place, with operands that may do anything; and whether the place is that of
/// a name alone.
fn form(expr: &Expr) -> Option<(bool, Form)> {
    let (place, does, form) = match expr {
        Expr::MethodCall(call) => {
            let does = call.args.iter().any(|argument| effect(argument) == Effect::Any);
            let receiver = knowledge::method(&call.method).receiver;
            let changes = matches!(receiver, Receiver::Changes | Receiver::Grows);
            (&*call.receiver, does, if changes { Form::Change } else { Form::Method })
        }
        Expr::Assign(assign) => (&*assign.left, effect(&assign.right) == Effect::Any, Form::Assign),
        Expr::Binary(binary) if is_compound(&binary.op) => {
            (&*binary.left, effect(&binary.right) == Effect::Any, Form::Compound)
        }
        _ => return None,
    };
    let base = match (form, place) {
        (Form::Method | Form::Change, place) => place,
        (_, Expr::Index(index)) => &*index.expr,
        (_, Expr::Field(field)) => &*field.base,
        _ => return None,
    };
    let (rooted, is_name) = rooted(base);
    if rooted && (does || indexed(place)) { Some((is_name, form)) } else { None }
}

/// Whether an expression is a variable, or part of one; and whether it is a name alone.
fn rooted(place: &Expr) -> (bool, bool) {
    match place {
        Expr::Path(path) => (path.path.get_ident().is_some(), true),
        Expr::Paren(expr) => rooted(&expr.expr),
        Expr::Unary(expr) if matches!(expr.op, UnOp::Deref(_)) => rooted(&expr.expr),
        Expr::Field(expr) => (rooted(&expr.base).0, false),
        Expr::Index(expr) => (rooted(&expr.expr).0, false),
        _ => (false, false),
    }
}

/// Whether an index of the place may do anything.
fn indexed(place: &Expr) -> bool {
    match place {
        Expr::Index(expr) => effect(&expr.index) == Effect::Any || indexed(&expr.expr),
        Expr::Field(expr) => indexed(&expr.base),
        Expr::Paren(expr) => indexed(&expr.expr),
        Expr::Unary(expr) => indexed(&expr.expr),
        _ => false,
    }
}
