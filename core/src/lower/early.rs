//! Macro calls that format: what their strings name is read before the arguments, where that makes a
//! difference.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;

use super::render::{Meaning, Renderer};
use super::spans::enclosed;
use crate::resolve::{EarlyName, FormatId, Target, UseId};
use crate::syntax::tokens_spanned;
use crate::syntax::{generated, tokens_of};

impl Renderer<'_> {
    /// Input:  `format!("{n} {}", next())`, where `next` changes `n`
    /// Output: `{ let __n = n; format!("{n} {}", next(&mut n), n = __n) }`
    pub(super) fn formatted(&self, id: FormatId) -> TokenStream {
        let format = &self.plan.resolved.formats[id];
        let call = self.render(&format.template);
        let mut read = TokenStream::new();
        for EarlyName { name, .. } in &format.names {
            if self.plan.is_early(*name) && !self.plan.is_read_among_operands(*name) {
                let (now, value) = (self.early_name(*name), self.value_now(*name));
                let span = generated(now.span());
                read.extend(tokens_spanned!(span=> let #now = #value;));
            }
        }
        if read.is_empty() {
            return call;
        }
        let span = generated(syn::spanned::Spanned::span(&call));
        let block = tokens_spanned!(span=> { #read #call });
        enclosed(format.context, span, block)
    }

    pub(super) fn early_name(&self, id: UseId) -> Ident {
        let ident = &self.plan.resolved.uses[id].ident;
        self.plan.resolved.markers.fresh(&ident.unraw().to_string(), generated(ident.span()))
    }

    /// A copy or a clone of the variable.
    pub(super) fn value_now(&self, id: UseId) -> TokenStream {
        let used = &self.plan.resolved.uses[id];
        let Target::Variable(binding) = used.target else { return tokens_of(&used.ident) };
        let number = self.plan.resolved.bindings[binding].is_number();
        let span = generated(used.ident.span());
        if let (Some(group), true) = (self.cell_unless_held(binding, used), number) {
            return self.cell_read(used, binding, group);
        }
        let place = self.place_now(id);
        if number { place } else { tokens_spanned!(span=> ::core::clone::Clone::clone(&#place)) }
    }

    /// The variable, as a place.
    pub(super) fn place_now(&self, id: UseId) -> TokenStream {
        let used = &self.plan.resolved.uses[id];
        let Target::Variable(binding) = used.target else { return tokens_of(&used.ident) };
        if let Some(group) = self.cell_unless_held(binding, used) {
            return self.cell_place(used, binding, group);
        }
        let (name, span) = (self.binding_name(binding), generated(used.ident.span()));
        let itself = self.meaning(binding) == Meaning::Itself;
        if itself { name.into_token_stream() } else { tokens_spanned!(span=> *#name) }
    }
}
