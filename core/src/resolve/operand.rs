//! Operands: the arguments and indices of an operation on a place. They are evaluated before the place is
//! borrowed, as in Python, so that they may use it, too: `memo.insert(n, fib(n - 1))`, `parent[find(a)] = b`.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Expr, ExprBinary, Token, UnOp};

use super::expected::{Expected, Keeper};
use super::history::Entry;
use super::ids::{EvaluationId, NodeId, UseId};
use super::operation::{Effect, Form, Operand, Operation, Reach, Within};
use super::refers::lends;
use super::shape::{bare, effect, is_comparison, is_compound, is_part_of_a_place, is_value};
use super::template::Hole;
use super::types::item_of;
use super::uses::Context;
use super::walker::Walker;
use crate::knowledge::{self, Fact, Method, Receiver};
use crate::syntax::{each_item_mut, items, tokens_of, uncover};

impl Walker {
    /// Walks the operands of an expression, if it is an operation on a place, and puts markers in their
    /// places.
    pub(super) fn operands(&mut self, expr: &mut Expr, of: EvaluationId) {
        if matches!(&*expr, Expr::Call(call) if self.names_nested(&call.func)) {
            return;
        }
        uncover(expr);
        let Some((reach, mut form)) = form(expr) else { return };
        let may_be_on_text = may_be_on_text(expr);
        let mut operands = Vec::new();
        let mut assigned = 0;
        match expr {
            Expr::Assign(assign) => {
                self.operand(&mut assign.right, Role::default(), of, &mut operands);
                assigned = operands.len();
                self.steps(&mut assign.left, of, &mut operands);
            }
            Expr::Binary(binary) if form == Form::Compound => {
                self.operand(&mut binary.right, Role::default(), of, &mut operands);
                self.steps(&mut binary.left, of, &mut operands);
            }
            Expr::Binary(binary) => assigned = self.sides(binary, of, &mut operands),
            Expr::Call(call) => assigned = self.arguments_beside(&mut call.args, of, &mut operands),
            place => {
                self.steps(place, of, &mut operands);
                if operands.iter().any(|operand| operand.looked_at.is_some()) {
                    form = Form::Beside;
                }
            }
        }
        let place = UseId(self.use_count());
        let operation = Operation { place, form, reach, may_be_on_text, assigned, number: false, operands };
        self.evaluations[of].operation = Some(operation);
    }

    /// Walks the sides of an operator; how many of them are evaluated before a place.
    fn sides(&mut self, binary: &mut ExprBinary, of: EvaluationId, operands: &mut Vec<Operand>) -> usize {
        let side = Role { side: true, ..Role::default() };
        if is_comparison(&binary.op) && does(&binary.right) && self.looks_at(&binary.left) {
            self.looked_at(&mut binary.left, None, of, operands);
            self.operand(&mut binary.right, side, of, operands);
            return 0;
        }
        self.value_operand(&mut binary.left, side, of, operands);
        let before = operands.len();
        self.value_operand(&mut binary.right, side, of, operands);
        before
    }

    /// Walks the arguments of a function; how many of them are evaluated before a place.
    fn arguments_beside(
        &mut self,
        arguments: &mut Punctuated<Expr, Token![,]>,
        of: EvaluationId,
        operands: &mut Vec<Operand>,
    ) -> usize {
        let (mut before, mut assigned, mut left) = (true, 0, 0);
        for (position, argument) in items(arguments).enumerate() {
            left = if does(argument) { position } else { left };
        }
        each_item_mut(arguments, &mut |argument| {
            before &= !lends(argument);
            let looks = left > 0 && matches!(argument, Expr::Reference(_)) && self.looks_at(argument);
            left = left.saturating_sub(1);
            if looks {
                self.looked_at(argument, None, of, operands);
            } else if !lends(argument) {
                self.operand(argument, Role::default(), of, operands);
            }
            assigned = if before { operands.len() } else { assigned };
        });
        assigned
    }

    /// Walks the indices of a place, and the arguments of its methods; whether a method has read the place
    /// then.
    fn steps(&mut self, place: &mut Expr, of: EvaluationId, operands: &mut Vec<Operand>) -> bool {
        uncover(place);
        match place {
            Expr::Index(index) => {
                let late = self.steps(&mut index.expr, of, operands);
                self.operand(&mut index.index, Role { kept: true, late, side: false }, of, operands);
                late
            }
            Expr::MethodCall(call) => {
                let method = knowledge::method(&call.method);
                let looks = self.looks_at_receiver(call, method);
                let late = if looks {
                    self.looked_at(&mut call.receiver, Some(method), of, operands);
                    false
                } else {
                    self.steps(&mut call.receiver, of, operands)
                };
                let role = Role { kept: method.has(Fact::Keeps), late, side: false };
                for argument in &mut call.args {
                    if method.has(Fact::Stores) {
                        self.expected = self.expected_in(&call.receiver);
                    }
                    self.operand(argument, role, of, operands);
                }
                // What `entry` is for is evaluated first, in Python.
                late || !method.has(Fact::Stores)
            }
            Expr::Field(field) => self.steps(&mut field.base, of, operands),
            Expr::Paren(paren) => self.steps(&mut paren.expr, of, operands),
            Expr::Unary(unary) => self.steps(&mut unary.expr, of, operands),
            _ => false,
        }
    }

    /// What is expected of what is put into a collection, the name of which has not been walked.
    fn expected_in(&self, collection: &Expr) -> Expected {
        let Expr::Path(path) = collection else { return Expected::default() };
        let entry = path.path.get_ident().and_then(|name| self.scopes.entry(name));
        let Some(Entry::Variable(binding)) = entry else { return Expected::default() };
        let ty = self.bindings[binding].known.as_ref().and_then(|known| item_of(&known.ty));
        Expected { ty, kept: Some(Keeper::Variable(binding)) }
    }

    /// Walks an expression that is evaluated beside a place, if it is none.
    fn value_operand(&mut self, expr: &mut Expr, role: Role, of: EvaluationId, operands: &mut Vec<Operand>) {
        if does(expr) && !is_place(expr) && !lends(expr) {
            self.operand(expr, role, of, operands);
        }
    }

    /// Whether an expression that has not been walked is the name of a nested function.
    fn is_nested_name(&self, expr: &Expr) -> bool {
        let Expr::Path(path) = expr else { return false };
        let Some(name) = path.path.get_ident() else { return false };
        matches!(self.scopes.entry(name), Some(Entry::Nested(_)))
    }

    /// Whether an expression that has not been walked is the name of a number.
    pub(super) fn is_number_name(&self, expr: &Expr) -> bool {
        let Expr::Path(path) = expr else { return false };
        let Some(name) = path.path.get_ident() else { return false };
        match self.scopes.entry(name) {
            Some(Entry::Variable(binding)) => self.bindings[binding].is_number(),
            _ => false,
        }
    }

    pub(super) fn operand(
        &mut self,
        expr: &mut Expr,
        role: Role,
        of: EvaluationId,
        operands: &mut Vec<Operand>,
    ) {
        uncover(expr);
        if let Expr::Reference(reference) = expr {
            if is_value(&reference.expr) {
                // What is referred to is there for as long as the operation.
                return self.operand(&mut reference.expr, Role { side: true, ..role }, of, operands);
            }
        }
        let effect = effect(expr);
        if effect == Effect::Constant || matches!(expr, Expr::Closure(_)) || self.is_nested_name(expr) {
            // It can be evaluated at any time, so it is walked where it stands.
            return;
        }
        let (begun, position) = (self.begin_operand(), operands.len());
        let given = effect == Effect::Any || is_part_of_a_place(expr);
        if given && !lends(expr) && self.is_whole(expr) {
            let own = self.open_evaluation(if role.side { Context::Operand } else { Context::Loose });
            self.evaluations[own.id].within = Some(Within::Operand(of, position));
            self.operands(expr, own.id);
            self.formats_in(expr, own.id);
            self.walk_operand(expr, role);
            self.close_evaluation(expr, &own);
        } else {
            self.walk_operand(expr, role);
        }
        let operand = self.end_operand(expr, of, position, &begun);
        operands.push(Operand { effect, late: role.late, ..operand });
    }

    pub(super) fn begin_operand(&mut self) -> Begun {
        let foreign = self.take_foreign();
        Begun { first: self.use_count(), node: self.arena.next(), foreign }
    }

    /// Puts a marker in the place of an operand that has been walked.
    pub(super) fn end_operand(
        &mut self,
        expr: &mut Expr,
        of: EvaluationId,
        position: usize,
        begun: &Begun,
    ) -> Operand {
        let foreign = self.take_foreign();
        if begun.foreign || foreign {
            self.note_foreign();
        }
        let (kind, known) = (self.value_kind(expr), self.type_of(expr));
        let span = syn::spanned::Spanned::span(expr);
        let value = self.markers.template(tokens_of(&expr));
        let (nodes, uses) = (begun.node..self.arena.next(), begun.first..self.use_count());
        *expr = Expr::Verbatim(self.markers.mark(Hole::Operand(of, position), span).into_token_stream());
        Operand {
            value,
            nodes,
            uses,
            effect: Effect::Look,
            foreign,
            late: false,
            looked_at: None,
            kind,
            known,
        }
    }

    fn walk_operand(&mut self, expr: &mut Expr, role: Role) {
        if role.side {
            self.taken(expr, Context::Operand);
        } else {
            self.passed(expr, role.kept);
        }
    }

    /// How many operands an evaluation has, as far as it has been walked.
    pub(super) fn operands_of(&self, id: Option<EvaluationId>) -> usize {
        let Some(id) = id else { return 0 };
        match &self.evaluations[id].operation {
            Some(operation) => operation.operands.len(),
            None => 0,
        }
    }

    /// An operand of an evaluation that is being walked, or has been.
    pub(super) fn operand_at(&self, id: EvaluationId, position: usize) -> Option<&Operand> {
        self.evaluations[id].operation.as_ref()?.operands.get(position)
    }
}

/// Where an operand begins.
pub(super) struct Begun {
    first: usize,
    node: NodeId,
    /// Whether code of others has run before.
    foreign: bool,
}

/// What an operand is there for.
#[derive(Clone, Copy, Default)]
pub(super) struct Role {
    /// Whether an operator stands beside it.
    pub(super) side: bool,
    /// Whether it is an index, or an argument of a method that calls none of its arguments.
    pub(super) kept: bool,
    /// Whether a method has read the place before.
    pub(super) late: bool,
}

/// The form of an operation on a place, with operands that may do anything; and how much of a variable the
/// place is.
fn form(expr: &Expr) -> Option<(Reach, Form)> {
    let expr = bare(expr);
    let form = match expr {
        Expr::MethodCall(_) => match first_method(expr)?.receiver {
            Receiver::Changes | Receiver::Grows => Form::Change,
            _ => Form::Method,
        },
        Expr::Index(_) | Expr::Field(_) => Form::Method,
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => return form(&unary.expr),
        Expr::Assign(assign) if is_pattern(&assign.left) => {
            return does(&assign.right).then_some((Reach::Whole, Form::Beside));
        }
        Expr::Assign(_) => Form::Assign,
        Expr::Binary(binary) if is_compound(&binary.op) => Form::Compound,
        Expr::Binary(binary) => return beside([&*binary.left, &*binary.right].into_iter()),
        Expr::Call(call) => return beside(call.args.iter()),
        _ => return None,
    };
    let (place, right) = match expr {
        Expr::Assign(assign) => (bare(&assign.left), does(&assign.right)),
        Expr::Binary(binary) => (bare(&binary.left), does(&binary.right)),
        place => (place, false),
    };
    let base = match (form, place) {
        (Form::Method | Form::Change, Expr::MethodCall(call)) => &*call.receiver,
        (_, Expr::Index(index)) => &*index.expr,
        (_, Expr::Field(field)) => &*field.base,
        (_, Expr::Unary(unary)) if matches!(unary.op, UnOp::Deref(_)) => &*unary.expr,
        _ => return None,
    };
    let reach = rooted(base)?;
    if right || acts(place) { Some((reach, form)) } else { None }
}

/// Whether an operation may be one on a text. No text has a method that the standard library has not.
fn may_be_on_text(expr: &Expr) -> bool {
    match expr {
        Expr::MethodCall(call) => match first_method(expr) {
            Some(first) => *first.name != *"" || matches!(*call.receiver, Expr::MethodCall(_)),
            None => true,
        },
        _ => true,
    }
}

/// The form of an expression of which some parts refer to places, and others may do anything.
fn beside<'a>(parts: impl Iterator<Item = &'a Expr>) -> Option<(Reach, Form)> {
    let (mut refers, mut acts) = (false, false);
    for part in parts {
        let place = is_place(part) || lends(part);
        refers |= place;
        acts |= !place && does(part);
    }
    if refers && acts { Some((Reach::Whole, Form::Beside)) } else { None }
}

/// `items`, `items[0]`, `pair.0`
pub(super) fn is_place(expr: &Expr) -> bool {
    rooted(expr).is_some()
}

/// `(a, b)` of `(a, b) = (b, a);`
fn is_pattern(left: &Expr) -> bool {
    matches!(bare(left), Expr::Tuple(_) | Expr::Array(_) | Expr::Struct(_) | Expr::Call(_))
}

/// The first method of a chain that begins with a place.
fn first_method(expr: &Expr) -> Option<&'static Method> {
    let Expr::MethodCall(call) = expr else { return None };
    first_method(&call.receiver).or(Some(knowledge::method(&call.method)))
}

/// How much of a variable an expression is, if it is one, or part of one. What methods make of a value is as
/// much as that.
pub(super) fn rooted(place: &Expr) -> Option<Reach> {
    match bare(place) {
        Expr::Path(path) if path.path.get_ident().is_some() => Some(Reach::Whole),
        Expr::Unary(expr) if matches!(expr.op, UnOp::Deref(_)) => rooted(&expr.expr),
        Expr::Field(expr) => {
            let reach = rooted(&expr.base)?;
            let named = matches!(&*expr.base, Expr::Path(_));
            Some(if named && reach == Reach::Whole { Reach::Field } else { Reach::Part })
        }
        Expr::Index(expr) => rooted(&expr.expr).map(|_| Reach::Part),
        Expr::MethodCall(call) if lends(place) => rooted(&call.receiver),
        _ => None,
    }
}

/// Whether an index of the place, or an argument of its methods, may do anything.
pub(super) fn acts(place: &Expr) -> bool {
    match bare(place) {
        Expr::Index(expr) => does(&expr.index) || acts(&expr.expr),
        Expr::MethodCall(call) => call.args.iter().any(does) || acts(&call.receiver),
        Expr::Field(expr) => acts(&expr.base),
        Expr::Unary(expr) => acts(&expr.expr),
        _ => false,
    }
}

/// Whether the evaluation of an expression may do anything. That of a closure takes what it captures.
pub(super) fn does(expr: &Expr) -> bool {
    effect(expr) == Effect::Any && !matches!(bare(expr), Expr::Closure(_))
}
