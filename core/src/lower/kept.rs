//! What a closure keeps of a variable of which it uses only fields.

use proc_macro2::{Ident, Span, TokenStream};
use syn::Member;

use super::render::Renderer;
use crate::syntax::{numbered, push_terminated, tokens, tokens_spanned};

impl Renderer<'_> {
    /// A clone of the variable, or, where it cannot be cloned, a struct with clones of those fields.
    ///
    /// Input:  `config`, of which `config.name` is used
    /// Output: `{ struct __Parts<A> { name: A } use ..; (&&Keep(&config)).kept(|__all| __Parts { .. }) }`
    pub(super) fn kept(&self, parts: &[Member], reference: &TokenStream, span: Span) -> TokenStream {
        let private = self.plan.resolved.factory.options.home.private(span);
        let [structure, all] = ["__Parts", "__all"].map(|name| Ident::new(name, span));
        let (mut generics, mut types, mut values) =
            (TokenStream::new(), TokenStream::new(), TokenStream::new());
        for (number, part) in in_order(parts).iter().enumerate() {
            let generic = numbered("A", number, span);
            let Some(part) = part else {
                push_terminated(&mut types, &tokens!(()));
                push_terminated(&mut values, &tokens!(()));
                continue;
            };
            push_terminated(&mut generics, &generic);
            let value = tokens_spanned!(span=> #private::clone_for_each_closure(&#all.#part));
            let named = matches!(part, Member::Named(_));
            let label = if named { tokens!(#part:) } else { TokenStream::new() };
            push_terminated(&mut types, &tokens!(#label #generic));
            push_terminated(&mut values, &tokens!(#label #value));
        }
        let (declared, made) = match parts.first() {
            Some(Member::Named(_)) => (tokens!({ #types }), tokens!({ #values })),
            _ => (tokens!((#types);), tokens!((#values))),
        };
        tokens_spanned! {span=> {
            struct #structure<#generics> #declared
            use #private::{KeepParts as _, KeepWhole as _};
            (&&#private::Keep(#reference)).kept(|#all| #structure #made)
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
