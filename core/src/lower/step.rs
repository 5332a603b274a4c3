//! Steps: what a function shares and has to itself for as long as an expression lasts; and handles for `move` lambdas.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::cells::Open;
use super::closure::generated;
use super::render::Renderer;
use crate::capture::Opened;
use crate::resolve::{BindingId, Context, LambdaId, StepId};

impl Renderer<'_> {
    /// Input:  `names.push(name)`, where `names` is in a cell
    /// Output: `match __shared.enter("make", "`names`") { mut __state => { let names = &mut *__state; names.push(name) } }`
    pub(super) fn step(&self, id: StepId) -> TokenStream {
        let step = &self.plan.resolved.steps[id.0];
        let opened = self.plan.opened(id, &self.open);
        let body = self.opening(&opened).render(step.tokens.clone());
        if opened.is_empty() {
            return body;
        }
        let at = syn::spanned::Spanned::span(&step.tokens);
        let span = generated(at);
        let mut whole = quote_spanned!(span=> { #body });
        let mut numbers: Vec<usize> = opened.iter().map(|opened| opened.group).collect();
        numbers.dedup();
        for number in numbers {
            let parts = opened.iter().filter(|opened| opened.group == number);
            let parts: Vec<Open> = parts.map(|part| (part.binding, part.changes)).collect();
            whole = self.within_cell(self.frame(), at, number, &parts, whole);
        }
        if step.context == Context::Loose { whole } else { quote_spanned!(span=> (#whole)) }
    }

    /// Input:  `move || total += 1`, where `total` is in a cell
    /// Output: `{ let __shared = ::core::clone::Clone::clone(&__shared); move || .. }`
    pub(super) fn lambda(&self, id: LambdaId) -> TokenStream {
        let lambda = &self.plan.resolved.lambdas[id.0];
        let taken = self.plan.taken_by(lambda);
        if taken.is_empty() {
            return self.render(lambda.tokens.clone());
        }
        // It may run when nothing that is open here is open any more.
        let body = self.closed().render(lambda.tokens.clone());
        let span = generated(syn::spanned::Spanned::span(&lambda.tokens));
        let handles = taken.into_iter().map(|number| self.handle_of_its_own(number, span));
        let handles: TokenStream = handles.collect();
        let whole = quote_spanned!(span=> { #handles #body });
        if lambda.context == Context::Loose { whole } else { quote_spanned!(span=> (#whole)) }
    }

    /// Whether a step around has taken the variable out of its cell.
    pub(super) fn opened(&self, binding: BindingId) -> Option<&Opened> {
        self.open.iter().find(|opened| opened.binding == binding)
    }

    /// Output: `let __shared = ::core::clone::Clone::clone(&__shared);`
    pub(super) fn handle_of_its_own(&self, number: usize, span: Span) -> TokenStream {
        let handle = self.handle(number, span);
        quote_spanned!(span=> let #handle = ::core::clone::Clone::clone(&#handle);)
    }
}
