//! Steps: what a function shares and has to itself for as long as an expression lasts.

use proc_macro2::{Ident, Span, TokenStream};

use super::looked_at::name_looked_at;
use super::pass::{evaluated_first, mixes_braces};
use super::render::Renderer;
use super::spans::enclosed;
use super::tokens::as_tail;
use crate::capture::Order;
use crate::resolve::{Assignment, Evaluation, EvaluationId, EvaluationKind, Target};
use crate::syntax::generated;
use crate::syntax::{tokens, tokens_spanned};

impl Renderer<'_> {
    /// Input:  `names.push(name)`, where `names` is in a cell
    /// Output: `__shared.names.lend_mut().push(name)`
    pub(super) fn evaluation(&self, id: EvaluationId) -> TokenStream {
        let evaluation = &self.plan.resolved.evaluations[id];
        let first = self.first_operands(id, evaluation);
        let template = match &evaluation.kind {
            EvaluationKind::Whole(template) => template,
            EvaluationKind::Assignment(assignment) => return self.assignment(id, evaluation, assignment),
            EvaluationKind::Choice(choice) if first.is_empty() => return self.choice(id, evaluation, choice),
            EvaluationKind::Choice(choice) => {
                let whole = self.choice(id, evaluation, choice);
                let whole = self.behind_operands((id, evaluation), choice.span(), &first, whole);
                return enclosed(evaluation.context, choice.span(), whole);
            }
        };
        if self.plan.holding.reads_first(id) {
            let written = self.read_and_assigned_part(id, evaluation, template);
            return enclosed(evaluation.context, template.span(), written);
        }
        let held = self.plan.holding.evaluation(id, &|binding| self.is_held_by_evaluations(binding));
        let in_place = held.is_empty() || self.plan.in_place.evaluation(id);
        let inside = if in_place { self.clone() } else { self.holding(&held) };
        let body = inside.render(template);
        if in_place && first.is_empty() {
            return body;
        }
        let body = inside.with_looked_at(id, evaluation, body);
        let (at, body) = (template.span(), as_tail(body));
        let span = generated(at);
        let mut whole = if in_place {
            // What nobody uses ends before what it refers to does.
            if evaluation.unused { tokens_spanned!(span=> { #body; }) } else { body }
        } else if self.plan.in_place.is_statement(id) {
            let references = self.references(at, &held);
            tokens_spanned!(span=> { #references #body; })
        } else {
            let end = evaluation.unused.then(|| tokens_spanned!(span=> ;));
            self.hold(at, &held, tokens_spanned!(span=> { #body #end }))
        };
        if !first.is_empty() {
            whole = self.behind_operands((id, evaluation), at, &first, whole);
        }
        enclosed(evaluation.context, at, whole)
    }

    /// Output: `match next() { __a0 => whole }`
    fn behind_operands(
        &self,
        (id, evaluation): (EvaluationId, &Evaluation),
        at: Span,
        first: &[(Ident, TokenStream)],
        whole: TokenStream,
    ) -> TokenStream {
        let span = generated(at);
        let whole = self.without_guards(id, evaluation, whole);
        let kept = self.plan.holding.kept(id, &|binding| self.is_held_by_evaluations(binding));
        let kept = self.reading_guards(at, &kept);
        if kept.is_empty() {
            return evaluated_first(first, span, &whole);
        }
        let guard = Ident::new("__kept", span);
        let whole = tokens_spanned!(span=> { ::core::mem::drop(#guard); #whole });
        let whole = evaluated_first(first, span, &whole);
        evaluated_first(&[(guard, kept)], span, &whole)
    }

    /// The operands that are evaluated before anything is taken out of a cell or lent, with the names that
    /// they have then.
    pub(super) fn first_operands(
        &self,
        id: EvaluationId,
        evaluation: &Evaluation,
    ) -> Vec<(Ident, TokenStream)> {
        let mut first = Vec::new();
        let Some(operation) = &evaluation.operation else { return first };
        for (position, operand) in operation.operands.iter().enumerate() {
            match self.plan.holding.looked_at(id, position) {
                Some(order) => first.push(self.looked_at(position, operand, order)),
                None if self.plan.holding.first(id).contains(&position) => {
                    first.extend(self.constructed(position, &operand.value, operation.form).first);
                }
                None => {}
            }
        }
        if first.is_empty() {
            return first;
        }
        for &(name, position) in self.plan.early.among(id).iter().rev() {
            let (now, value) = (self.early_name(name), self.value_now(name));
            let span = generated(now.span());
            // What the clone is made of is not borrowed for longer.
            let value = tokens_spanned!(span=> { let #now = #value; #now });
            first.insert(position.min(first.len()), (now, value));
        }
        first
    }

    pub(super) fn operand(&self, id: EvaluationId, position: usize) -> TokenStream {
        let Some(operation) = &self.plan.resolved.evaluations[id].operation else {
            return TokenStream::new();
        };
        let operand = &operation.operands[position];
        let value = &operand.value;
        if let (Some(place), Some(order)) = (operand.looked_at, self.plan.holding.looked_at(id, position)) {
            if !matches!(order, Order::Held | Order::HeldOrLater) {
                return name_looked_at(position, operand, place, order);
            }
        }
        if self.plan.holding.first(id).contains(&position) {
            return self.constructed(position, value, operation.form).value;
        }
        self.render(value)
    }

    /// Input:  `total += next()`, where `total` is in a cell
    /// Output: `match next() { __value => *__shared.total.lend_mut() += __value }`
    fn assignment(&self, id: EvaluationId, evaluation: &Evaluation, assignment: &Assignment) -> TokenStream {
        if self.plan.holding.reads_first(id) {
            let at = self.plan.resolved.uses[assignment.left].ident.span();
            return enclosed(evaluation.context, at, self.read_and_assigned(id, assignment));
        }
        let Assignment { left, sign, compound, runs_unknown, statement, .. } = assignment;
        let used = &self.plan.resolved.uses[left];
        let (place, value) = (self.render(&assignment.place), self.render(&assignment.value));
        let Target::Variable(binding) = used.target else { return tokens!(#place #sign #value) };
        let Some(group) = self.cell_unless_held(binding, used) else {
            return tokens!(#place #sign #value);
        };
        let span = generated(used.ident.span());
        let number = self.plan.resolved.bindings[binding].is_number();
        let plain = number || self.plan.resolved.bindings[binding].is_text();
        if !compound && !plain && assignment.place.is_name() {
            return self.set(used, binding, group, &value);
        }
        // What is read of the variable is read before, and nothing is held while the value is made.
        let written = if *compound && (*runs_unknown || !number) {
            // All of it at the user's place, or rustc says that it overflows where the macro stands.
            let (name, new) = (self.used(*left), self.numbered("value", 0, used.ident.span()));
            if mixes_braces(&value) {
                tokens_spanned!(span=> match (#value,) { (#new,) => #name #sign #new })
            } else {
                tokens_spanned!(span=> match #value { #new => #name #sign #new })
            }
        } else if *statement {
            return tokens!(#place #sign #value);
        } else {
            // What is lent ends with its statement.
            return tokens_spanned!(span=> { #place #sign #value; });
        };
        enclosed(evaluation.context, used.ident.span(), written)
    }

    /// Output: `let __shared = ::core::clone::Clone::clone(&__shared);`
    pub(super) fn handle_of_its_own(&self, number: usize, span: Span) -> TokenStream {
        let handle = self.handle(number, span);
        let and = (!self.is_handle_parameter(number)).then(|| tokens_spanned!(span=> &));
        tokens_spanned!(span=> let #handle = ::core::clone::Clone::clone(#and #handle);)
    }
}
