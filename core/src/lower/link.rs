//! Signatures with lifetimes: a Rust closure with an annotated `&str -> &str` signature does not link the two.
//! Passing it through a function whose bound is the signature does.

use proc_macro2::{Spacing, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{FnArg, GenericParam, Generics, ReturnType, Signature};

use super::default_fn::needed;
use crate::capture::signature_bound;

/// Whether the lifetimes of the signature mean something that a closure's own would not.
pub(super) fn needs_link(sig: &Signature) -> bool {
    let generic = sig
        .generics
        .params
        .iter()
        .any(|param| matches!(param, GenericParam::Lifetime(_)));
    let ReturnType::Type(_, output) = &sig.output else {
        return generic;
    };
    let inputs = sig.inputs.iter().any(|input| match input {
        FnArg::Typed(input) => elides(input.ty.to_token_stream()),
        FnArg::Receiver(_) => false,
    });
    generic || (inputs && elides(output.to_token_stream()))
}

/// Input:  `move |text| { .. }` for `fn first(text: &str) -> &str`
/// Output: `fn linked<F: Fn(&str) -> &str>(f: F) -> F { f } linked(move |text| { .. })`
pub(super) fn link(
    sig: &Signature,
    kind: TokenStream,
    outer: &Generics,
    closure: &TokenStream,
) -> TokenStream {
    let Some(bound) = signature_bound(sig, kind) else {
        return closure.clone();
    };
    let generics = needed(outer, &bound);
    let (params, clause) = (&generics.params, &generics.where_clause);
    let comma = (!params.is_empty()).then(|| quote!(,));
    quote! {
        fn __linked<#params #comma __F: #bound>(f: __F) -> __F #clause { f }
        __linked(#closure)
    }
}

/// Whether a type has lifetimes that are left out: `&T` or `'_`.
fn elides(ty: TokenStream) -> bool {
    let mut tokens = ty.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '&' => {
                if !matches!(tokens.peek(), Some(TokenTree::Punct(next)) if next.as_char() == '\'') {
                    return true;
                }
            }
            TokenTree::Punct(punct) if punct.as_char() == '\'' && punct.spacing() == Spacing::Joint => {
                if matches!(tokens.peek(), Some(TokenTree::Ident(name)) if name == "_") {
                    return true;
                }
            }
            TokenTree::Group(group) if elides(group.stream()) => return true,
            _ => {}
        }
    }
    false
}
