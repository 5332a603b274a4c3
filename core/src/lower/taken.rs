//! Variables that are taken out of their cells, where nobody needs them there any more.

use proc_macro2::{Ident, TokenStream};

use super::cells::text;
use super::render::Renderer;
use super::spans::generated;
use crate::resolve::{BindingId, Target, UseId};
use crate::syntax::tokens_spanned;

impl Renderer<'_> {
    /// Whether one of the variables is taken out, or, for `emptied`, is emptied where the function goes on.
    pub(super) fn is_taken_out(&self, members: &[BindingId], emptied: bool) -> bool {
        for id in self.plan.holding.last.indices() {
            let used = &self.plan.resolved.uses[UseId(id)];
            let Target::Variable(taken) = self.plan.facts.target(used) else { continue };
            let goes_on =
                !self.plan.holding.ends.contains(id) && self.plan.resolved.bindings[taken].has_default();
            let outlived = self.plan.holding.outlived.contains(id);
            let emptied_here = !outlived && !self.plan.holding.all.contains(id);
            if members.contains(&taken) && emptied_here && (!emptied || goes_on) {
                return true;
            }
        }
        false
    }

    /// What nobody needs any more.
    ///
    /// Output: `__shared.take_last("items", |__all| &mut __all.items)`, or
    ///         `__shared.into_last("items").items.into_inner()`; without a handle,
    ///         `__shared.items.take_last()`, `__shared.items.take()` or `__shared.items.into_inner()`
    pub(super) fn taken_out(&self, id: UseId, binding: BindingId, number: usize) -> TokenStream {
        let at = self.plan.resolved.uses[id].ident.span();
        let span = generated(at);
        let (take, into_last) = (Ident::new("take_last", at), Ident::new("into_last", at));
        let (handle, field) = (self.handle(number, span), self.field_of(binding, at));
        let outlived = self.plan.holding.outlived.contains(id.0);
        let ends = outlived || self.plan.holding.ends.contains(id.0);
        if outlived || self.plan.holding.alone.contains(number) {
            let take = match self.plan.resolved.bindings[binding].has_default() {
                // Rustc sees that nothing has a closure over it afterwards.
                false => "into_inner",
                true if ends => "take_last",
                true => "take",
            };
            let take = Ident::new(take, at);
            let call = tokens_spanned!(at=> #take());
            return tokens_spanned!(span=> #handle.#field.#call);
        }
        let name = text(&self.names(&[binding]), span);
        if self.plan.holding.all.contains(id.0) {
            let inner =
                if self.is_sync() { TokenStream::new() } else { tokens_spanned!(span=> .into_inner()) };
            let call = tokens_spanned!(at=> #into_last(#name));
            return tokens_spanned!(span=> #handle.#call.#field #inner);
        }
        let which = tokens_spanned!(span=> #name, |__all| &mut __all.#field);
        let call = tokens_spanned!(at=> #take(#which));
        tokens_spanned!(span=> #handle.#call)
    }
}
