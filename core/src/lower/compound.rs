//! Compound assignments that read what they assign to before their right side is evaluated, as in Python.

use proc_macro2::{Ident, Punct, Spacing, TokenStream, TokenTree};

use super::pass::evaluated_first;
use super::render::Renderer;
use super::spans::generated;
use crate::resolve::{Assignment, Evaluation, EvaluationId, Template};
use crate::syntax::tokens_spanned;

impl Renderer<'_> {
    /// Input:  `total += next()`, where `next` changes `total`
    /// Output: `match total { __old => match next(&mut total) { __value => total = __old + __value } }`
    pub(super) fn read_and_assigned(&self, assignment: &Assignment) -> TokenStream {
        let Assignment { left, place, sign, value, .. } = assignment;
        let span = generated(self.plan.resolved.uses[left].ident.span());
        let (old, new) = (Ident::new("__old", span), Ident::new("__value", span));
        let (read, value, place) = (self.value_now(*left), self.render(value), self.render(place));
        let operator = operator(sign);
        let written = tokens_spanned!(span=> #place = #old #operator #new);
        let inner = evaluated_first(&[(new, value)], span, &written);
        evaluated_first(&[(old, read)], span, &inner)
    }

    /// Input:  `totals[i] += next()`, where `next` changes `totals`
    /// Output: `match i { __a1 => match totals[__a1] { __old => match next(&mut totals) { __a0 => .. } } }`,
    ///         in which `totals[__a1] = __old + __a0`
    pub(super) fn read_and_assigned_part(
        &self,
        id: EvaluationId,
        evaluation: &Evaluation,
        whole: &Template,
    ) -> TokenStream {
        let (at, span) = (whole.span(), generated(whole.span()));
        let held = self.plan.holding.evaluation(id, &|binding| self.is_held_by_evaluations(binding));
        let (place, sign) = whole.compound();
        let place = self.holding(&held).render_pieces(place);
        let operator = operator(&sign);
        let old = Ident::new("__old", span);
        let mut operands = self.first_operands(id, evaluation);
        if operands.is_empty() {
            return self.render(whole);
        }
        let (new, value) = operands.remove(0);
        let read = self.hold(at, &held, tokens_spanned!(span=> { #place }));
        let written = self.hold(at, &held, tokens_spanned!(span=> { #place = #old #operator #new; }));
        let inner = evaluated_first(&[(new, value)], span, &written);
        evaluated_first(&operands, span, &evaluated_first(&[(old, read)], span, &inner))
    }
}

/// `+` of `+=`, `<<` of `<<=`
fn operator(sign: &TokenStream) -> TokenStream {
    let mut signs: Vec<TokenTree> = sign.clone().into_iter().collect();
    signs.pop();
    if let Some(TokenTree::Punct(last)) = signs.last_mut() {
        let mut alone = Punct::new(last.as_char(), Spacing::Alone);
        alone.set_span(last.span());
        *last = alone;
    }
    signs.into_iter().collect()
}
