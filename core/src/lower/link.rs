//! Signatures with lifetimes: a Rust closure with an annotated `&str -> &str` signature does not link the
//! two. Passing it through a function whose bound is the signature does.

use proc_macro2::{Ident, Span, TokenStream};
use syn::{Generics, ReturnType, Signature, Type, TypeImplTrait as ImplTrait};

use crate::capture::signature_bound;
use crate::syntax::generics::needed;
use crate::syntax::{NameSet, collect_idents, tokens, tokens_spanned};

/// Input:  `move |text| { .. }` for `fn first(text: &str) -> &str`
/// Output: `({ fn __linked<__F: Fn(&str) -> &str>(__f: __F) -> __F { __f } __linked })(move |text| { .. })`
///
/// The closure stands outside of the block: whatever its body means by `__linked`, it is not this one.
pub(super) fn link(
    sig: &Signature,
    kind: &TokenStream,
    outer: &Generics,
    closure: &TokenStream,
    at: Span,
) -> TokenStream {
    let (sig, result) = named_result(sig);
    let Some(bound) = signature_bound(&sig, &tokens!(::core::ops::#kind), outer) else {
        return closure.clone();
    };
    let generics = needed(outer, &tokens!(#bound #result));
    let (params, clause) = (&generics.params, &generics.where_clause);
    let comma = if params.is_empty() { TokenStream::new() } else { tokens!(,) };
    let mut taken = NameSet::default();
    collect_idents(&tokens!(#bound #result #params #clause), &mut taken);
    let linked = fresh("__linked", &taken);
    let ty = fresh("__F", &taken);
    let value = fresh("__f", &taken);
    let function = tokens! {{
        fn #linked<#params #comma #result #ty: #bound>(#value: #ty) -> #ty #clause { #value }
        #linked
    }};
    tokens_spanned!(at=> (#function)(#closure))
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
            result = tokens!(__R: #bounds,);
            **ty = Type::Verbatim(tokens!(__R));
        }
    }
    (sig, result)
}

/// `name`, or one like it where the signature has a meaning for it.
fn fresh(name: &str, taken: &NameSet) -> Ident {
    let mut name = name.to_owned();
    while taken.contains(&name) {
        name.push('_');
    }
    Ident::new(&name, Span::call_site())
}
