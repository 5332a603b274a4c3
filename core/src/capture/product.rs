//! Products: the type of what a factory returns, for `-> _` and for the error that asks for it.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{FnArg, GenericParam, Generics, ReturnType, Signature};

use super::facts::Facts;
use crate::resolve::{FnId, Resolved, Tail, Target, UseId, is_primitive};
use crate::syntax::{map_tokens, mentions_word, operand};

/// The `impl` type of a closure, or of a tuple of closures, in the tail of a function. `path` leads to the
/// traits: nothing for people, `::core::ops::` for rustc.
pub(crate) fn product(
    resolved: &Resolved,
    facts: &Facts,
    tail: &Tail,
    path: &TokenStream,
) -> Option<TokenStream> {
    match tail {
        Tail::Name(id) => closure(resolved, facts, *id, path),
        Tail::Tuple(ids) => {
            let types: Option<Vec<TokenStream>> =
                ids.iter().map(|id| closure(resolved, facts, (*id)?, path)).collect();
            let types = types?;
            Some(if types.len() == 1 { quote!((#(#types),*,)) } else { quote!((#(#types),*)) })
        }
        Tail::Object | Tail::Other => None,
    }
}

/// Input:  `fn first<'a>(s: &'a str, n: usize) -> &'a str`
/// Output: `impl for<'a> Fn(&'a str, usize) -> &'a str`
fn closure(resolved: &Resolved, facts: &Facts, id: UseId, path: &TokenStream) -> Option<TokenStream> {
    let Target::Nested(function) = resolved.uses[id].target else {
        return None;
    };
    let sig = &resolved.functions[function].sig;
    let kind = kind(facts, function, sig);
    let outer = &resolved.functions[FnId::ROOT].sig.generics;
    let bound = signature_bound(sig, &quote!(#path #kind), outer)?;
    // People need not write that down; where nothing is written, it should not be lost.
    let clone =
        (!path.is_empty() && facts.is_handle(resolved, function)).then(|| quote!(::core::clone::Clone+));
    Some(quote!(impl #clone #bound))
}

/// `Fn`, `FnMut` or their async forms, by what a call changes.
pub(crate) fn kind(facts: &Facts, function: FnId, sig: &Signature) -> TokenStream {
    kind_of(sig, facts.changes_state(function))
}

/// The same, of a function of which it is known whether a call changes something.
pub(crate) fn kind_of(sig: &Signature, changes: bool) -> TokenStream {
    match (sig.asyncness.is_some(), changes) {
        (false, false) => quote!(Fn),
        (false, true) => quote!(FnMut),
        (true, false) => quote!(AsyncFn),
        (true, true) => quote!(AsyncFnMut),
    }
}

/// `KIND(A, B) -> R`, higher-ranked in the lifetimes the signature declares, which get other names where `outer`
/// has theirs. `None` where it is generic in more than lifetimes, or `R` is an `impl` type.
pub(crate) fn signature_bound(sig: &Signature, kind: &TokenStream, outer: &Generics) -> Option<TokenStream> {
    let mut lifetimes = Vec::new();
    for param in &sig.generics.params {
        match param {
            GenericParam::Lifetime(param) => lifetimes.push(&param.lifetime),
            _ => return None,
        }
    }
    let binder = (!lifetimes.is_empty()).then(|| quote!(for<#(#lifetimes),*>));
    let mut inputs = Vec::new();
    for input in &sig.inputs {
        match input {
            FnArg::Typed(input) => inputs.push(&input.ty),
            FnArg::Receiver(_) => return None,
        }
    }
    let output = match &sig.output {
        ReturnType::Default => None,
        ReturnType::Type(_, ty) if mentions_impl(&ty.to_token_stream()) => return None,
        ReturnType::Type(arrow, ty) => {
            let ty = operand(ty);
            Some(quote!(#arrow #ty))
        }
    };
    let mut bound = quote!(#binder #kind(#(#inputs),*) #output);
    for lifetime in lifetimes {
        if outer.lifetimes().any(|other| other.lifetime == *lifetime) {
            bound = rename_lifetime(bound, &lifetime.ident);
        }
    }
    Some(bound)
}

/// Whether what a function returns may refer to something.
pub(crate) fn may_refer(sig: &Signature) -> bool {
    match &sig.output {
        ReturnType::Default => false,
        ReturnType::Type(_, ty) => !is_primitive(ty),
    }
}

/// Whether `impl` stands anywhere in a type.
pub(crate) fn mentions_impl(ty: &TokenStream) -> bool {
    mentions_word(ty, "impl")
}

/// Input:  `for<'a> Fn(&'a str)`, with `a`
/// Output: `for<'__a> Fn(&'__a str)`
fn rename_lifetime(tokens: TokenStream, name: &Ident) -> TokenStream {
    map_tokens(tokens, &mut |token, around, output| {
        output.extend([match token {
            TokenTree::Ident(ident) if around.is_lifetime() && ident == *name => {
                TokenTree::Ident(Ident::new(&format!("__{ident}"), ident.span()))
            }
            token => token,
        }]);
    })
}
