//! Compound assignments that read what they assign to before their right side is evaluated, as in Python.

use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream, TokenTree};

use super::pass::evaluated_first;
use super::render::Renderer;
use super::spans::generated;
use crate::capture::Held;
use crate::resolve::{Assignment, Evaluation, EvaluationId, Target, Template, Use};
use crate::syntax::tokens_spanned;

/// How what is assigned to is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Read {
    Copied,
    Cloned,
    /// Cloned if that is as good, and held otherwise.
    ClonedOrHeld,
}

impl Renderer<'_> {
    /// Input:  `total += next()`, where `next` changes `total`
    /// Output: `match total { __old => match next(&mut total) { __value => total = __old + __value } }`
    pub(super) fn read_and_assigned(&self, id: EvaluationId, assignment: &Assignment) -> TokenStream {
        let Assignment { left, place, sign, value, .. } = assignment;
        let used = &self.plan.resolved.uses[left];
        let (at, span) = (used.ident.span(), generated(used.ident.span()));
        let (read, new) = (self.read(id), Ident::new("__value", span));
        let old = match read {
            Read::Copied => self.value_now(*left),
            Read::Cloned | Read::ClonedOrHeld => self.read_of(read, &self.place_now(*left), span),
        };
        let (value, place) = (self.render(value), self.render(place));
        let written = assigned(read, &place, sign, &new);
        let held = self.held_at(used);
        self.read_first(read, old, &[(new, value)], &self.reading_guards(at, &held), &written)
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
        let value = operands.remove(0);
        let read = self.read(id);
        let old = self.read_of(read, &place, span);
        let old = self.hold(at, &held, tokens_spanned!(span=> { #old }));
        let written = assigned(read, &place, &sign, &value.0);
        let written = self.hold(at, &held, tokens_spanned!(span=> { #written; }));
        let inner = self.read_first(read, old, &[value], &self.reading_guards(at, &held), &written);
        evaluated_first(&operands, span, &inner)
    }

    fn read(&self, id: EvaluationId) -> Read {
        if self.plan.holding.clones_or_holds(id) {
            Read::ClonedOrHeld
        } else if self.plan.holding.clones_first(id) {
            Read::Cloned
        } else {
            Read::Copied
        }
    }

    /// The variable that is assigned to, where it is in a cell.
    fn held_at(&self, used: &Use) -> Vec<Held> {
        let mut held = Vec::new();
        if let Target::Variable(binding) = used.target {
            if let Some(group) = self.cell_unless_held(binding, used) {
                held.push(Held { binding, group, changes: false });
            }
        }
        held
    }

    /// Output: `{ let __old = ::nonlocal::__private_0_1_0::read_first(&acc.total); __old }`
    fn read_of(&self, read: Read, place: &TokenStream, span: Span) -> TokenStream {
        let private = self.plan.resolved.factory.options.home.private(span);
        let old = Ident::new("__old", span);
        // Of a cell, nothing is borrowed any more when the right side is evaluated.
        match read {
            Read::Copied => place.clone(),
            Read::Cloned => tokens_spanned!(span=> { let #old = #private::read_first(&#place); #old }),
            Read::ClonedOrHeld => tokens_spanned! {span=> {
                use #private::{EarlyIfAsGood as _, OrNot as _};
                let #old = (&&#private::Early(&#place)).early();
                #old
            }},
        }
    }

    /// Output: `match old { __old => match value { __value => written } }`, with `kept` around where a clone
    ///         is not as good
    fn read_first(
        &self,
        read: Read,
        old: TokenStream,
        value: &[(Ident, TokenStream)],
        kept: &TokenStream,
        written: &TokenStream,
    ) -> TokenStream {
        let span = generated(value[0].0.span());
        let (name, guard) = (Ident::new("__old", span), Ident::new("__kept", span));
        if read != Read::ClonedOrHeld || kept.is_empty() {
            return evaluated_first(&[(name, old)], span, &evaluated_first(value, span, written));
        }
        let written = tokens_spanned!(span=> { ::core::mem::drop(#guard); #written });
        let inner = evaluated_first(value, span, &written);
        let kept = tokens_spanned! {span=>
            if ::core::option::Option::is_none(&#name) {
                ::core::option::Option::Some(#kept)
            } else {
                ::core::option::Option::None
            }
        };
        let inner = evaluated_first(&[(guard, kept)], span, &inner);
        evaluated_first(&[(name, old)], span, &inner)
    }
}

/// Output: `total = __old + __value`; of a clone,
///         `{ let mut __old = __old; __old += __value; total = __old }`
fn assigned(read: Read, place: &TokenStream, sign: &TokenStream, new: &Ident) -> TokenStream {
    let span = new.span();
    let old = Ident::new("__old", span);
    match read {
        Read::Copied => {
            let operator = operator(sign);
            tokens_spanned!(span=> #place = #old #operator #new)
        }
        Read::Cloned => tokens_spanned!(span=> { let mut #old = #old; #old #sign #new; #place = #old }),
        Read::ClonedOrHeld => tokens_spanned! {span=> match #old {
            ::core::option::Option::Some(mut #old) => { #old #sign #new; #place = #old }
            ::core::option::Option::None => #place #sign #new,
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
