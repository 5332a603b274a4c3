//! Places that an operation only looks at, and that are read before its operands are evaluated.

use proc_macro2::{Ident, Span, TokenStream};

use super::pass::evaluated_first;
use super::render::Renderer;
use super::spans::generated;
use crate::capture::{Held, Order};
use crate::resolve::{Evaluation, EvaluationId, LookedAt, Operand, Target, Use};
use crate::syntax::{numbered, tokens_spanned};

impl Renderer<'_> {
    /// What an operation needs of a place that it looks at, before others are evaluated.
    ///
    /// Input:  `state.count < next()`
    /// Output: `{ let __old = ::nonlocal::__private_0_1_0::read_first(&state.count); __old }`, as `__a0`
    pub(super) fn looked_at(&self, position: usize, operand: &Operand, order: Order) -> (Ident, TokenStream) {
        let place = self.place_looked_at(operand);
        let span = generated(place.at);
        let guards = match order {
            Order::ClonedOrLater => tokens_spanned!(span=> ()),
            _ => self.reading_guards(place.at, &place.held),
        };
        let name = numbered("__a", position, span);
        if order == Order::Held {
            return (name, guards);
        }
        let read = self.read_of(order, &place.tokens, span);
        let read = self.hold(place.at, &place.held, tokens_spanned!(span=> { #read }));
        (name, or_guards(order, read, &guards, span))
    }

    /// The operation, with what it looks at: a clone, or the place itself where a clone is not as good.
    ///
    /// Output: `match __a0 { Ok(ref __a0) => *__a0 < __a1, Err(()) => match &state.count { __a0 => .. } }`
    pub(super) fn with_looked_at(
        &self,
        id: EvaluationId,
        evaluation: &Evaluation,
        body: TokenStream,
    ) -> TokenStream {
        let Some(operation) = &evaluation.operation else { return body };
        let mut whole = body;
        for (position, operand) in operation.operands.iter().enumerate() {
            let order = self.plan.holding.looked_at(id, position);
            if !matches!(order, Some(Order::ClonedOrHeld | Order::ClonedOrLater)) {
                continue;
            }
            let place = self.place_looked_at(operand);
            let span = generated(place.at);
            let (name, tokens) = (numbered("__a", position, span), &place.tokens);
            let later = tokens_spanned!(span=> { match &#tokens { #name => #whole } });
            let later = self.hold(place.at, &place.held, later);
            whole = tokens_spanned! {span=> match #name {
                ::core::result::Result::Ok(ref #name) => #whole,
                ::core::result::Result::Err(()) => #later,
            }};
        }
        whole
    }

    /// What was held while the operands were evaluated is let go.
    pub(super) fn without_guards(
        &self,
        id: EvaluationId,
        evaluation: &Evaluation,
        whole: TokenStream,
    ) -> TokenStream {
        let Some(operation) = &evaluation.operation else { return whole };
        let mut whole = whole;
        for (position, operand) in operation.operands.iter().enumerate() {
            let span = generated(operand.value.span());
            let name = numbered("__a", position, span);
            let free = match self.plan.holding.looked_at(id, position) {
                Some(Order::ClonedOrHeld) => let_go(&name),
                Some(Order::Held | Order::HeldOrLater) => tokens_spanned!(span=> ::core::mem::drop(#name)),
                _ => continue,
            };
            whole = evaluated_first(&[(name, free)], span, &whole);
        }
        whole
    }

    fn place_looked_at(&self, operand: &Operand) -> Place {
        let held = self.held_at(self.plan.resolved.uses.range(&operand.uses));
        Place { at: operand.value.span(), tokens: self.holding(&held).render(&operand.value), held }
    }

    /// The variables that are used, where they are in cells, in the order of the allocations.
    pub(super) fn held_at(&self, uses: &[Use]) -> Vec<Held> {
        let mut held: Vec<Held> = Vec::new();
        for used in uses {
            let Target::Variable(binding) = used.target else { continue };
            let Some(group) = self.cell_unless_held(binding, used) else { continue };
            let mut position = 0;
            while position < held.len() && (held[position].group, held[position].binding) < (group, binding) {
                position += 1;
            }
            let known = matches!(held.get(position), Some(held) if held.binding == binding);
            if !known && !self.plan.resolved.bindings[binding].is_number() {
                held.insert(position, Held { binding, group, changes: false });
            }
        }
        held
    }

    /// Output: `{ let __old = ::nonlocal::__private_0_1_0::read_first(&acc.total); __old }`
    pub(super) fn read_of(&self, order: Order, place: &TokenStream, span: Span) -> TokenStream {
        let private = self.plan.resolved.factory.options.home.private(span);
        let old = Ident::new("__old", span);
        // Of a cell, nothing is borrowed any more when the operands are evaluated.
        match order {
            Order::AsWritten | Order::Copied | Order::Held | Order::Never => place.clone(),
            Order::Cloned => tokens_spanned!(span=> { let #old = #private::read_first(&#place); #old }),
            Order::ClonedOrHeld | Order::ClonedOrLater | Order::HeldOrLater => tokens_spanned! {span=> {
                use #private::{EarlyIfAsGood as _, OrNot as _};
                let #old = (&&#private::Early(&#place)).early();
                #old
            }},
        }
    }
}

/// The name that a place has in an operation that looks at it.
pub(super) fn name_looked_at(
    position: usize,
    operand: &Operand,
    looked_at: LookedAt,
    order: Order,
) -> TokenStream {
    let span = generated(operand.value.span());
    let name = numbered("__a", position, span);
    match order {
        Order::ClonedOrHeld | Order::ClonedOrLater if looked_at.receiver => tokens_spanned!(span=> (*#name)),
        Order::ClonedOrHeld | Order::ClonedOrLater => tokens_spanned!(span=> *#name),
        _ => tokens_spanned!(span=> #name),
    }
}

/// A place that is looked at.
struct Place {
    at: Span,
    tokens: TokenStream,
    held: Vec<Held>,
}

/// What a name stands for, without the guards.
pub(super) fn let_go(name: &Ident) -> TokenStream {
    tokens_spanned!(name.span()=> ::core::result::Result::map_err(#name, ::core::mem::drop))
}

/// Output: `match early { Some(__old) => Ok(__old), None => Err(guards) }`, where a clone may not be as good
pub(super) fn or_guards(order: Order, read: TokenStream, guards: &TokenStream, span: Span) -> TokenStream {
    match order {
        Order::AsWritten | Order::Copied | Order::Cloned | Order::Held | Order::Never => read,
        Order::HeldOrLater => tokens_spanned! {span=> match #read {
            ::core::option::Option::Some(_) => ::core::option::Option::Some(#guards),
            ::core::option::Option::None => ::core::option::Option::None,
        }},
        Order::ClonedOrHeld | Order::ClonedOrLater => tokens_spanned! {span=> match #read {
            ::core::option::Option::Some(__old) => ::core::result::Result::Ok(__old),
            ::core::option::Option::None => ::core::result::Result::Err(#guards),
        }},
    }
}
