//! Signatures with lifetimes: a Rust closure with an annotated `&str -> &str` signature does not link the two.
//! Passing it through a function whose bound is the signature does.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{FnArg, GenericParam, Generics, ReturnType, Signature, Type, TypeImplTrait as ImplTrait};

use super::generics::needed;
use crate::capture::signature_bound;
use crate::syntax::collect_idents;

/// Whether the signature has lifetimes of its own: a closure cannot name them.
pub(super) fn declares_lifetimes(sig: &Signature) -> bool {
    sig.generics.params.iter().any(|param| matches!(param, GenericParam::Lifetime(_)))
}

/// Whether the lifetimes of the signature mean something that a closure's own would not.
pub(super) fn needs_link(sig: &Signature) -> bool {
    let generic = declares_lifetimes(sig);
    let ReturnType::Type(_, output) = &sig.output else {
        return generic;
    };
    let inputs = sig.inputs.iter().any(|input| match input {
        FnArg::Typed(input) => elides(input.ty.to_token_stream()),
        FnArg::Receiver(_) => false,
    });
    let opaque = matches!(**output, Type::ImplTrait(_)) && !inputs;
    generic || opaque || (inputs && elides(output.to_token_stream()))
}

/// Input:  `move |text| { .. }` for `fn first(text: &str) -> &str`
/// Output: `({ fn __linked<__F: ::core::ops::Fn(&str) -> &str>(__f: __F) -> __F { __f } __linked })(move |text| { .. })`
///
/// The closure stands outside of the block: whatever its body means by `__linked`, it is not this one.
pub(super) fn link(
    sig: &Signature,
    kind: &TokenStream,
    outer: &Generics,
    closure: &TokenStream,
) -> TokenStream {
    let (sig, result) = named_result(sig);
    let Some(bound) = signature_bound(&sig, &quote!(::core::ops::#kind), outer) else {
        return closure.clone();
    };
    let generics = needed(outer, &quote!(#bound #result));
    let (params, clause) = (&generics.params, &generics.where_clause);
    let comma = (!params.is_empty()).then(|| quote!(,));
    let mut taken = HashSet::new();
    collect_idents(&quote!(#bound #result #params #clause), &mut taken);
    let [linked, ty, value] = ["__linked", "__F", "__f"].map(|name| fresh(name, &taken));
    quote! {
        ({ fn #linked<#params #comma #result #ty: #bound>(#value: #ty) -> #ty #clause { #value } #linked })(#closure)
    }
}

/// Input:  `fn evens() -> impl Iterator<Item = u8>`
/// Output: `fn evens() -> __R`, and `__R: Iterator<Item = u8>,`
///
/// A closure cannot say `impl`, and what is left to inference may be inferred as something else.
fn named_result(sig: &Signature) -> (Signature, TokenStream) {
    let mut sig = sig.clone();
    let mut result = TokenStream::new();
    if let ReturnType::Type(_, ty) = &mut sig.output {
        if let Type::ImplTrait(ImplTrait { bounds, .. }) = &**ty {
            result = quote!(__R: #bounds,);
            **ty = Type::Verbatim(quote!(__R));
        }
    }
    (sig, result)
}

/// `name`, or one like it where the signature has a meaning for it.
fn fresh(name: &str, taken: &HashSet<String>) -> Ident {
    let mut name = name.to_owned();
    while taken.contains(&name) {
        name.push('_');
    }
    Ident::new(&name, Span::call_site())
}

/// Whether a type has lifetimes that are left out: `&T` or `'_`.
fn elides(ty: TokenStream) -> bool {
    let mut tokens = ty.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let found = match token {
            TokenTree::Punct(punct) => match (punct.as_char(), tokens.peek()) {
                ('&', Some(TokenTree::Punct(next))) => next.as_char() != '\'',
                ('&', _) => true,
                ('\'', Some(TokenTree::Ident(name))) => name == "_",
                _ => false,
            },
            TokenTree::Group(group) => elides(group.stream()),
            _ => false,
        };
        if found {
            return true;
        }
    }
    false
}
