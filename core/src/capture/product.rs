//! Products: the type of what a factory returns, for `-> _` and for the error that asks for it.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{FnArg, GenericParam, ReturnType, Signature};

use super::facts::Facts;
use crate::resolve::{FnId, Resolved, Tail, Target, UseId};

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
        Tail::Other => None,
    }
}

/// Input:  `fn first<'a>(s: &'a str, n: usize) -> &'a str`
/// Output: `impl for<'a> Fn(&'a str, usize) -> &'a str`
fn closure(resolved: &Resolved, facts: &Facts, id: UseId, path: &TokenStream) -> Option<TokenStream> {
    let Target::Nested(function) = resolved.uses[id.0].target else {
        return None;
    };
    let sig = &resolved.functions[function.0].sig;
    let kind = kind(facts, function, sig);
    let bound = signature_bound(sig, &quote!(#path #kind))?;
    Some(quote!(impl #bound))
}

/// `Fn`, `FnMut` or their async forms, by what a call changes.
pub(crate) fn kind(facts: &Facts, function: FnId, sig: &Signature) -> TokenStream {
    match (sig.asyncness.is_some(), facts.changes_state(function)) {
        (false, false) => quote!(Fn),
        (false, true) => quote!(FnMut),
        (true, false) => quote!(AsyncFn),
        (true, true) => quote!(AsyncFnMut),
    }
}

/// `KIND(A, B) -> R`, higher-ranked in the lifetimes the signature declares. `None` where it is generic in
/// more than lifetimes.
pub(crate) fn signature_bound(sig: &Signature, kind: &TokenStream) -> Option<TokenStream> {
    let lifetimes: Option<Vec<_>> = sig
        .generics
        .params
        .iter()
        .map(|param| match param {
            GenericParam::Lifetime(param) => Some(&param.lifetime),
            _ => None,
        })
        .collect();
    let lifetimes = lifetimes?;
    let binder = (!lifetimes.is_empty()).then(|| quote!(for<#(#lifetimes),*>));
    let inputs = sig.inputs.iter().map(|input| match input {
        FnArg::Typed(input) => Some(&input.ty),
        FnArg::Receiver(_) => None,
    });
    let inputs: Option<Vec<_>> = inputs.collect();
    let inputs = inputs?;
    let output = match &sig.output {
        ReturnType::Default => None,
        ReturnType::Type(arrow, ty) => Some(quote!(#arrow #ty)),
    };
    Some(quote!(#binder #kind(#(#inputs),*) #output))
}
