//! Macro calls that format: what their strings name is read before the arguments, where that makes a
//! difference.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::ext::IdentExt;

use super::render::{Meaning, Renderer};
use super::spans::generated;
use crate::resolve::{Context, FormatId, Target, UseId};

impl Renderer<'_> {
    /// Input:  `format!("{n} {}", next())`, where `next` changes `n`
    /// Output: `{ let __n = n; format!("{n} {}", next(&mut n), n = __n) }`
    pub(super) fn formatted(&self, id: FormatId) -> TokenStream {
        let format = &self.plan.resolved.formats[id];
        let call = self.render(&format.template);
        let names = format.names.iter().map(|name| name.name).filter(|name| self.plan.is_early(*name));
        let read = names.map(|name| {
            let (now, value) = (self.early_name(name), self.value_now(name));
            let span = generated(now.span());
            quote_spanned!(span=> let #now = #value;)
        });
        let read: TokenStream = read.collect();
        if read.is_empty() {
            return call;
        }
        let span = generated(syn::spanned::Spanned::span(&call));
        let block = quote_spanned!(span=> { #read #call });
        if format.context == Context::Loose { block } else { quote_spanned!(span=> (#block)) }
    }

    pub(super) fn early_name(&self, id: UseId) -> Ident {
        let ident = &self.plan.resolved.uses[id].ident;
        self.plan.resolved.markers.fresh(&ident.unraw().to_string(), generated(ident.span()))
    }

    /// A copy or a clone of the variable.
    fn value_now(&self, id: UseId) -> TokenStream {
        let used = &self.plan.resolved.uses[id];
        let Target::Variable(binding) = used.target else { return used.ident.to_token_stream() };
        let number = self.plan.resolved.bindings[binding].is_number();
        let span = generated(used.ident.span());
        if let Some(group) = self.cell_unless_held(binding, used) {
            if number {
                return self.cell_access(used, binding, group);
            }
            let place = self.cell_place(used, binding, group);
            return quote_spanned!(span=> ::core::clone::Clone::clone(&#place));
        }
        let name = self.binding_name(binding);
        match (self.meaning(binding), number) {
            (Meaning::Itself, true) => name.into_token_stream(),
            (Meaning::Itself, false) => quote_spanned!(span=> ::core::clone::Clone::clone(&#name)),
            (_, true) => quote_spanned!(span=> *#name),
            (_, false) => quote_spanned!(span=> ::core::clone::Clone::clone(&*#name)),
        }
    }
}
