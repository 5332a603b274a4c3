//! What a closure keeps of a variable of which it uses only fields.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::Member;

use super::render::Renderer;
use crate::syntax::{numbered, tokens, tokens_spanned};

impl Renderer<'_> {
    /// A clone of the variable, or, where it cannot be cloned, a struct with clones of those fields.
    ///
    /// Input:  `config`, of which `config.name` is used
    /// Output: `(&&Keep(&config)).kept(|all| (&all.name, ()), |(a0, ())| __Parts { name: a0 })`, with
    ///         `struct __Parts<A0> { name: A0 }`
    pub(super) fn kept_parts(&self, parts: &[Member], reference: &TokenStream, span: Span) -> TokenStream {
        let private = self.plan.resolved.factory.options.home.private(span);
        let [structure, all] = ["__Parts", "__all"].map(|name| Ident::new(name, span));
        let (mut generics, mut types, mut values) =
            (TokenStream::new(), TokenStream::new(), TokenStream::new());
        let (mut references, mut names) = (tokens!(()), tokens!(()));
        for (number, part) in in_order(parts).iter().enumerate().rev() {
            let (generic, name) = (numbered("A", number, span), numbered("__a", number, span));
            let (label, ty, value) = match part {
                Some(part) => {
                    references = tokens_spanned!(span=> (&#all.#part, #references));
                    names = tokens_spanned!(span=> (#name, #names));
                    generics = tokens_spanned!(span=> #generic, #generics);
                    let has_label = matches!(part, Member::Named(_));
                    let label = if has_label { tokens!(#part:) } else { TokenStream::new() };
                    (label, generic.into_token_stream(), name.into_token_stream())
                }
                None => (TokenStream::new(), tokens!(()), tokens!(())),
            };
            types = tokens!(#label #ty, #types);
            values = tokens!(#label #value, #values);
        }
        let (declared, made) = match parts.first() {
            Some(Member::Named(_)) => (tokens!({ #types }), tokens!({ #values })),
            _ => (tokens!((#types);), tokens!((#values))),
        };
        tokens_spanned! {span=> {
            struct #structure<#generics> #declared
            use #private::{KeepParts as _, KeepWhole as _};
            (&&#private::Keep(#reference)).kept(|#all| #references, |#names| #structure #made)
        }}
    }
}

/// The fields as a struct declares them: those of a tuple at their positions.
fn in_order(parts: &[Member]) -> Vec<Option<Member>> {
    let mut ordered = Vec::new();
    for part in parts {
        match part {
            Member::Named(_) => ordered.push(Some(part.clone())),
            Member::Unnamed(index) => {
                let position = index.index as usize;
                if ordered.len() <= position {
                    ordered.resize(position + 1, None);
                }
                ordered[position] = Some(part.clone());
            }
        }
    }
    ordered
}
