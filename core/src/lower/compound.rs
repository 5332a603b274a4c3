//! Compound assignments that read what they assign to before their right side is evaluated, as in Python.

use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream, TokenTree};

use super::pass::evaluated_first;
use super::render::Renderer;
use super::spans::generated;
use crate::resolve::{Assignment, Evaluation, EvaluationId, Template};
use crate::syntax::tokens_spanned;

impl Renderer<'_> {
    /// Input:  `total += next()`, where `next` changes `total`
    /// Output: `match total { __old => match next(&mut total) { __value => total = __old + __value } }`
    pub(super) fn read_and_assigned(&self, id: EvaluationId, assignment: &Assignment) -> TokenStream {
        let Assignment { left, place, sign, value, .. } = assignment;
        let span = generated(self.plan.resolved.uses[left].ident.span());
        let (old, new) = (Ident::new("__old", span), Ident::new("__value", span));
        let cloned = self.plan.holding.clones_first(id);
        let read =
            if cloned { self.cloned_first(&self.place_now(*left), span) } else { self.value_now(*left) };
        let (value, place) = (self.render(value), self.render(place));
        let written = assigned(cloned, &place, sign, &new);
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
        let old = Ident::new("__old", span);
        let mut operands = self.first_operands(id, evaluation);
        if operands.is_empty() {
            return self.render(whole);
        }
        let (new, value) = operands.remove(0);
        let cloned = self.plan.holding.clones_first(id);
        let read = if cloned { self.cloned_first(&place, span) } else { place.clone() };
        let read = self.hold(at, &held, tokens_spanned!(span=> { #read }));
        let written = assigned(cloned, &place, &sign, &new);
        let written = self.hold(at, &held, tokens_spanned!(span=> { #written; }));
        let inner = evaluated_first(&[(new, value)], span, &written);
        evaluated_first(&operands, span, &evaluated_first(&[(old, read)], span, &inner))
    }

    /// Output: `{ let __old = ::nonlocal::__private_0_1_0::read_first(&acc.total); __old }`
    fn cloned_first(&self, place: &TokenStream, span: Span) -> TokenStream {
        let private = self.plan.resolved.factory.options.home.private(span);
        let old = Ident::new("__old", span);
        // Of a cell, nothing is borrowed any more when the right side is evaluated.
        tokens_spanned!(span=> { let #old = #private::read_first(&#place); #old })
    }
}

/// Output: `total = __old + __value`; of a clone,
///         `{ let mut __old = __old; __old += __value; total = __old }`
fn assigned(cloned: bool, place: &TokenStream, sign: &TokenStream, new: &Ident) -> TokenStream {
    let span = new.span();
    let old = Ident::new("__old", span);
    if cloned {
        return tokens_spanned!(span=> { let mut #old = #old; #old #sign #new; #place = #old });
    }
    let operator = operator(sign);
    tokens_spanned!(span=> #place = #old #operator #new)
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
