//! Compound assignments that read what they assign to before their right side is evaluated, as in Python.

use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream, TokenTree};

use super::looked_at::{let_go, or_guards};
use super::pass::evaluated_first;
use super::render::Renderer;
use super::spans::generated;
use crate::capture::Order;
use crate::resolve::{Assignment, Evaluation, EvaluationId, Template};
use crate::syntax::tokens_spanned;

impl Renderer<'_> {
    /// Input:  `total += next()`, where `next` changes `total`
    /// Output: `match total { __old => match next(&mut total) { __value => total = __old + __value } }`
    pub(super) fn read_and_assigned(&self, id: EvaluationId, assignment: &Assignment) -> TokenStream {
        let Assignment { left, place, sign, value, .. } = assignment;
        let used = &self.plan.resolved.uses[left];
        let (at, span) = (used.ident.span(), generated(used.ident.span()));
        let (order, (old, new)) = (self.plan.holding.compound(id), self.old_and_new(at));
        let read = match order {
            Order::Copied => self.value_now(*left),
            _ => self.read_of(order, &self.place_now(*left), span),
        };
        let read =
            or_guards(order, read, &self.reading_guards(at, &self.held_at(std::slice::from_ref(used))), span);
        let (value, place) = (self.render(value), self.render(place));
        let written = freed(order, assigned(order, &place, sign, &old, &new), &old);
        let inner = evaluated_first(&[(new, value)], span, &written);
        evaluated_first(&[(old, read)], span, &inner)
    }

    /// The names of what was there, and of what is added. They stand at the user's place, where names of the
    /// user's own would be meant, and so are none of these.
    fn old_and_new(&self, at: Span) -> (Ident, Ident) {
        (self.numbered("old", 0, at), self.numbered("value", 0, at))
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
        let mut operands = self.first_operands(id, evaluation);
        if operands.is_empty() {
            return self.render(whole);
        }
        let (_, value) = operands.remove(0);
        let (old, new) = self.old_and_new(at);
        let order = self.plan.holding.compound(id);
        let read = self.read_of(order, &place, span);
        let read = self.hold(at, &held, tokens_spanned!(span=> { #read }));
        let read = or_guards(order, read, &self.reading_guards(at, &held), span);
        let written = assigned(order, &place, &sign, &old, &new);
        let written = self.hold(at, &held, tokens_spanned!(span=> { #written; }));
        let written = freed(order, written, &old);
        let inner = evaluated_first(&[(new, value)], span, &written);
        let inner = evaluated_first(&[(old, read)], span, &inner);
        evaluated_first(&operands, span, &inner)
    }
}

/// `written`, for which nothing is held any more.
fn freed(order: Order, written: TokenStream, old: &Ident) -> TokenStream {
    if order != Order::ClonedOrHeld {
        return written;
    }
    evaluated_first(&[(old.clone(), let_go(old))], generated(old.span()), &written)
}

/// Output: `total = __old + __value`; of a clone,
///         `{ let mut __old = __old; __old += __value; total = __old }`
fn assigned(order: Order, place: &TokenStream, sign: &TokenStream, old: &Ident, new: &Ident) -> TokenStream {
    let span = generated(new.span());
    match order {
        Order::AsWritten | Order::Copied => {
            let operator = operator(sign);
            tokens_spanned!(span=> #place = #old #operator #new)
        }
        Order::Cloned => tokens_spanned!(span=> { let mut #old = #old; #old #sign #new; #place = #old }),
        _ => tokens_spanned! {span=> match #old {
            ::core::result::Result::Ok(mut #old) => { #old #sign #new; #place = #old }
            ::core::result::Result::Err(()) => #place #sign #new,
        }},
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
