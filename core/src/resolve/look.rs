//! Places that an operation only looks at, when its operands have been evaluated: `state.count < next()`,
//! `state.best.max(next())`, `format!("{} {}", state.name, next())`, `show(&state.name, next())`.

use syn::{Expr, ExprMethodCall};

use super::history::Entry;
use super::ids::{EvaluationId, UseId};
use super::methods::receiver_access;
use super::operand::Role;
use super::operation::{Effect, Form, LookedAt, Operand, Operation, Reach};
use super::operation_form::{acts, does, is_place, only_looks, rooted};
use super::shape::{bare, effect, is_part_of_a_place};
use super::uses::{Access, Context};
use super::walker::Walker;
use crate::knowledge::{Fact, Method, Receiver};
use crate::syntax::{any_item, uncover};

impl Walker {
    /// Whether an operation only looks at the place: `state.count` of `state.count < next()`. A number that
    /// has a name is read where it stands.
    pub(super) fn looks_at(&self, place: &Expr) -> bool {
        match bare(place) {
            Expr::Reference(reference) => reference.mutability.is_none() && self.looks_at(&reference.expr),
            Expr::Path(path) => self.names_part(path),
            place => is_part_of_a_place(place) && is_place(place) && only_looks(place),
        }
    }

    /// The same of what a method is called on: it is one of numbers, or one that only reads, and what it
    /// gives does not refer to it.
    pub(super) fn looks_at_receiver(&self, call: &ExprMethodCall, method: &Method) -> bool {
        let reads = matches!(method.receiver, Receiver::Number | Receiver::Reads);
        let apart = method.has(Fact::Own) || method.has(Fact::Done);
        reads && apart && any_item(&call.args, &mut does) && self.looks_at(&call.receiver)
    }

    /// Walks a place that the operation only looks at, when all operands have been evaluated. Where these may
    /// change it, it is read before.
    pub(super) fn looked_at(
        &mut self,
        expr: &mut Expr,
        method: Option<&Method>,
        of: EvaluationId,
        operands: &mut Vec<Operand>,
    ) {
        uncover(expr);
        if let Expr::Reference(reference) = expr {
            return self.looked_at(&mut reference.expr, method, of, operands);
        }
        let reach = rooted(expr).unwrap_or(Reach::Part);
        let (access, context) = match method {
            Some(method) => (receiver_access(method), Context::Base),
            None => (Access::Read, Context::Operand),
        };
        let begun = self.begin_operand();
        self.place(expr, access, context);
        let looked_at =
            Some(LookedAt { reach, number: self.is_place_of_number(expr), receiver: method.is_some() });
        let operand = self.end_operand(expr, of, operands.len(), &begun);
        operands.push(Operand { looked_at, ..operand });
    }

    /// Whether it is the name of a collection, of which a clone is surely not as good.
    fn is_collection(&self, expr: &Expr) -> bool {
        let Expr::Path(path) = bare(expr) else { return false };
        match path.path.get_ident().and_then(|name| self.scopes.entry(name)) {
            Some(Entry::Variable(binding)) => !self.bindings[binding].may_be_text(),
            _ => false,
        }
    }

    /// Walks an argument of a formatting macro, which may be `followed` by one that does something. A name
    /// alone is read where it stands, unless it is that of a number, which can be read before.
    pub(super) fn macro_operand(&mut self, expr: &mut Expr, of: EvaluationId, followed: bool) {
        let any = effect(expr) == Effect::Any;
        let looked_at = followed && self.looks_at(expr) && !self.is_collection(expr);
        // A macro refers to a place, and moves nothing out of it.
        let place = self.looks_at(expr) || (is_part_of_a_place(expr) && is_place(expr) && !acts(expr));
        if (place || !any) && !looked_at && !self.is_number_name(expr) {
            return self.place(expr, Access::Read, Context::Loose);
        }
        let mut operands = match self.evaluations[of].operation.take() {
            Some(operation) => operation.operands,
            None => Vec::new(),
        };
        if looked_at {
            self.looked_at(expr, None, of, &mut operands);
        } else {
            self.operand(expr, Role::default(), of, &mut operands);
        }
        let place = UseId(self.use_count());
        let operation = Operation {
            place,
            form: Form::Macro,
            reach: Reach::Whole,
            may_be_on_text: true,
            assigned: 0,
            number: false,
            repeatable: false,
            at_the_end: false,
            operands,
        };
        self.evaluations[of].operation = Some(operation);
    }
}
