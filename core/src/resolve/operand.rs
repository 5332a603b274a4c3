//! Operands: the arguments and indices of an operation on a place. They are evaluated before the place is
//! borrowed, as in Python, so that they may use it, too: `memo.insert(n, fib(n - 1))`, `parent[find(a)] = b`.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Expr, ExprBinary, Token};

use super::expected::{Expected, Keeper};
use super::history::Entry;
use super::ids::{EvaluationId, NodeId, UseId};
use super::operation::{Effect, Form, Operand, Operation, Reach, ValueKind, Within};
use super::operation_form::{
    does, is_at_the_end, is_lent_to_be_changed, is_place, is_repeatable, iterates_later, may_be_on_text,
    operation_in, rooted,
};
use super::refers::lends;
use super::shape::{bare, effect, is_comparison, is_part_of_a_place, is_value};
use super::template::Hole;
use super::types::item_of;
use super::uses::Context;
use super::walker::Walker;
use crate::knowledge::{self, Fact};
use crate::syntax::{any, each_item_mut, items, tokens_of, uncover};

impl Walker {
    /// Walks the operands of an expression, if it is an operation on a place, and puts markers in their
    /// places.
    pub(super) fn operands(&mut self, expr: &mut Expr, of: EvaluationId) {
        if matches!(&*expr, Expr::Call(call) if self.names_nested(&call.func)) {
            return;
        }
        uncover(expr);
        let Some((expr, reach, mut form)) = operation_in(expr, &|func| self.names_nested(func)) else {
            return;
        };
        let may_be_on_text = may_be_on_text(expr);
        let mut operands = Vec::new();
        let mut assigned = 0;
        let repeatable = matches!(&*expr, Expr::Binary(binary) if is_repeatable(&binary.left));
        let at_the_end = matches!(&*expr, Expr::Binary(binary) if is_at_the_end(&binary.left));
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
                if any(&operands, &mut |operand| operand.looked_at.is_some()) {
                    form = Form::Beside;
                }
            }
        }
        let place = UseId(self.use_count());
        let number = false;
        self.evaluations[of].operation = Some(Operation {
            place,
            form,
            reach,
            may_be_on_text,
            assigned,
            number,
            repeatable,
            at_the_end,
            operands,
        });
    }

    /// Walks the sides of an operator; how many of them are evaluated before a place.
    fn sides(&mut self, binary: &mut ExprBinary, of: EvaluationId, operands: &mut Vec<Operand>) -> usize {
        let side = Role { side: true, ..Role::default() };
        if is_comparison(&binary.op) && does(&binary.right) && self.looks_at(&binary.left) {
            self.looked_at(&mut binary.left, None, of, operands);
            self.operand(&mut binary.right, side, of, operands);
            return 0;
        }
        let acts = does(&binary.left);
        self.value_operand(&mut binary.left, side, of, operands);
        let before = operands.len();
        let side = Role { behind: acts && before == 0, ..side };
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
        let (mut count, mut last) = (0, 0);
        self.each_beside(arguments, &mut |argument| {
            last = if does(argument) { count } else { last };
            count += 1;
        });
        let mut beside = Beside { before: true, assigned: 0, left: last, acts: false };
        self.list_beside(arguments, &mut beside, of, operands);
        beside.assigned
    }

    /// Calls `visit` with each argument, and in the place of one that is a call whose value refers to its own
    /// arguments with these.
    fn each_beside(&self, arguments: &Punctuated<Expr, Token![,]>, visit: &mut dyn FnMut(&Expr)) {
        for argument in items(arguments) {
            match bare(argument) {
                Expr::Call(call) if self.is_flat(argument) => self.each_beside(&call.args, visit),
                _ => visit(argument),
            }
        }
    }

    /// Whether an argument is a call of something unknown, whose value refers to its own arguments: these are
    /// evaluated for the call around, too.
    fn is_flat(&self, argument: &Expr) -> bool {
        matches!(bare(argument), Expr::Call(call) if !self.names_nested(&call.func)) && lends(argument)
    }

    fn list_beside(
        &mut self,
        arguments: &mut Punctuated<Expr, Token![,]>,
        beside: &mut Beside,
        of: EvaluationId,
        operands: &mut Vec<Operand>,
    ) {
        each_item_mut(arguments, &mut |argument| {
            uncover(argument);
            if self.is_flat(argument) {
                if let Expr::Call(call) = argument {
                    self.list_beside(&mut call.args, beside, of, operands);
                    beside.acts = true;
                    return;
                }
            }
            let lent = lends(argument);
            let role = Role { behind: beside.acts, ..Role::default() };
            beside.acts |= lent && does(argument);
            beside.before &= !lent;
            let refers = beside.left > 0 && matches!(argument, Expr::Reference(_));
            beside.left = beside.left.saturating_sub(1);
            if refers && self.looks_at(argument) {
                self.looked_at(argument, None, of, operands);
            } else if !lent {
                self.operand(argument, role, of, operands);
            }
            beside.assigned = if beside.before { operands.len() } else { beside.assigned };
        });
    }

    /// Walks the indices of a place, and the arguments of its methods; whether a method has read the place
    /// then.
    pub(super) fn steps(&mut self, place: &mut Expr, of: EvaluationId, operands: &mut Vec<Operand>) -> bool {
        uncover(place);
        match place {
            Expr::Index(index) => {
                let reach = rooted(&index.expr);
                let late = self.steps(&mut index.expr, of, operands);
                let role = Role { kept: true, late, reach, ..Role::default() };
                self.operand(&mut index.index, role, of, operands);
                late
            }
            Expr::MethodCall(call) => {
                let method = knowledge::method(&call.method);
                let (reach, lazy) = (rooted(&call.receiver), iterates_later(call));
                let looks = self.looks_at_receiver(call, method);
                let late = if looks {
                    self.looked_at(&mut call.receiver, Some(method), of, operands);
                    false
                } else {
                    self.steps(&mut call.receiver, of, operands)
                };
                let role = Role { kept: method.has(Fact::Keeps), late, reach, ..Role::default() };
                let holder = self.holder(method, &call.receiver);
                for argument in &mut call.args {
                    // It is borrowed for the call, as the receiver is.
                    if is_lent_to_be_changed(argument) {
                        continue;
                    }
                    if method.has(Fact::Stores) {
                        self.expected = self.expected_in(&call.receiver);
                    }
                    self.coming.holder = holder;
                    self.operand(argument, role, of, operands);
                }
                self.coming.holder = None;
                // What `entry` is for is evaluated first, in Python.
                late || !(lazy || method.has(Fact::Stores))
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
        Expected { ty, kept: Some(Keeper::Variable(binding)), ..Expected::default() }
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
        let mut lent = false;
        if let Expr::Reference(reference) = expr {
            if is_value(&reference.expr) {
                if reference.mutability.is_none() {
                    // What is referred to is there for as long as the operation.
                    return self.operand(&mut reference.expr, Role { side: true, ..role }, of, operands);
                }
                // A name for it would have to be `mut`.
                lent = true;
            }
        }
        let role = Role { side: role.side || lent, ..role };
        let effect = effect(expr);
        if effect == Effect::Constant || matches!(expr, Expr::Closure(_)) || self.is_nested_name(expr) {
            // It can be evaluated at any time, so it is walked where it stands.
            return;
        }
        let (begun, position) = (self.begin_operand(), operands.len());
        let given = effect == Effect::Any || is_part_of_a_place(expr);
        let lazy = effect == Effect::Any && lends(expr) && is_chain_of_an_iterator(expr);
        let value = match &mut *expr {
            Expr::Reference(reference) if lent => &mut *reference.expr,
            expr => expr,
        };
        if given && !lends(value) && self.is_whole(value) {
            let own = self.open_evaluation(if role.side { Context::Term } else { Context::Loose });
            self.evaluations[own.id].within = Some(Within::Operand(of, position));
            self.operands(value, own.id);
            self.formats_in(value, own.id);
            self.walk_operand(value, role);
            self.close_evaluation(value, &own);
        } else {
            self.walk_operand(value, role);
        }
        let operand = self.end_operand(expr, of, position, &begun);
        let Role { late, behind, reach, .. } = role;
        operands.push(Operand { effect, late, behind, reach, lazy, ..operand });
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
            behind: false,
            reach: None,
            lazy: false,
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

    /// What the value of an operand surely is.
    pub(super) fn operand_kind(&self, id: EvaluationId, position: usize) -> ValueKind {
        match self.operand_at(id, position) {
            Some(operand) => operand.kind,
            None => ValueKind::Any,
        }
    }
}

/// How far the arguments of a function have been walked.
struct Beside {
    /// Whether no argument has referred to a place.
    before: bool,
    /// How many operands there are before one does.
    assigned: usize,
    /// How many arguments follow up to the last one that may do anything.
    left: usize,
    /// Whether one that is no operand may have done anything.
    acts: bool,
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
#[expect(clippy::struct_excessive_bools, reason = "independent properties, each asked for alone")]
pub(super) struct Role {
    /// Whether an operator stands beside it.
    pub(super) side: bool,
    /// Whether it is an index, or an argument of a method that calls none of its arguments.
    pub(super) kept: bool,
    /// Whether a method has read the place before.
    pub(super) late: bool,
    /// Whether something that is no operand may do anything, and stands before it.
    pub(super) behind: bool,
    /// How much of the variable the place is that stands before it: nothing of `rows` has been read when the
    /// index of `rows[next()].len()` is evaluated.
    pub(super) reach: Option<Reach>,
}

/// `items.into_iter().map(..)`: what it gives is made when it is used. An option or an array is made at once.
pub(super) fn is_chain_of_an_iterator(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::MethodCall(call) => {
            let method = knowledge::method(&call.method);
            let iterates = method.has(Fact::Iterates) || call.method == "into_iter";
            iterates || (method.has(Fact::Adapts) && is_chain_of_an_iterator(&call.receiver))
        }
        Expr::Range(_) => true,
        _ => false,
    }
}
