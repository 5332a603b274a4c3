//! Products: the type of what a factory returns, for `-> _` and for the error that asks for it.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{FnArg, GenericParam, Generics, Lifetime, ReturnType, Signature, Token};

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
            let mut types = TokenStream::new();
            for id in ids {
                push_separated(&mut types, &closure(resolved, facts, (*id)?, path)?);
            }
            Some(if ids.len() == 1 { quote!((#types,)) } else { quote!((#types)) })
        }
        Tail::Object | Tail::Other => None,
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
    let outer = &resolved.functions[FnId::ROOT.0].sig.generics;
    let bound = signature_bound(sig, &quote!(#path #kind), outer)?;
    // People need not write that down; where nothing is written, it should not be lost.
    if !path.is_empty() && facts.is_handle(resolved, function) {
        return Some(quote!(impl ::core::clone::Clone + #bound));
    }
    Some(quote!(impl #bound))
}

/// `Fn`, `FnMut` or their async forms, by what a call changes.
pub(crate) fn kind(facts: &Facts, function: FnId, sig: &Signature) -> TokenStream {
    kind_of(sig, facts.changes_state(function))
}

/// `Fn`, `FnMut` or their async forms, of a function of which it is known whether a call changes something.
pub(crate) fn kind_of(sig: &Signature, changes: bool) -> TokenStream {
    match (sig.asyncness.is_some(), changes) {
        (false, false) => quote!(Fn),
        (false, true) => quote!(FnMut),
        (true, false) => quote!(AsyncFn),
        (true, true) => quote!(AsyncFnMut),
    }
}

/// `KIND(A, B) -> R`, higher-ranked in the lifetimes the signature declares, which get other names where
/// `outer` has theirs. `None` where it is generic in more than lifetimes, or `R` is an `impl` type.
pub(crate) fn signature_bound(sig: &Signature, kind: &TokenStream, outer: &Generics) -> Option<TokenStream> {
    let binder = binder(sig)?;
    let mut inputs = TokenStream::new();
    for input in &sig.inputs {
        match input {
            FnArg::Typed(input) => push_separated(&mut inputs, &input.ty),
            FnArg::Receiver(_) => return None,
        }
    }
    let output = match &sig.output {
        ReturnType::Default => TokenStream::new(),
        ReturnType::Type(_, ty) if mentions_impl(&ty.to_token_stream()) => return None,
        ReturnType::Type(arrow, ty) => {
            let ty = operand(ty);
            quote!(#arrow #ty)
        }
    };
    let mut bound = quote!(#binder #kind(#inputs) #output);
    for param in sig.generics.lifetimes() {
        if declares(outer, &param.lifetime) {
            bound = rename_lifetime(bound, &param.lifetime.ident);
        }
    }
    Some(bound)
}

/// Input:  `fn first<'a, 'b>(..)`
/// Output: `for<'a, 'b>`; nothing where it declares none, and `None` where it declares more than lifetimes
fn binder(sig: &Signature) -> Option<TokenStream> {
    let mut lifetimes = TokenStream::new();
    for param in &sig.generics.params {
        match param {
            GenericParam::Lifetime(param) => push_separated(&mut lifetimes, &param.lifetime),
            _ => return None,
        }
    }
    Some(if lifetimes.is_empty() { lifetimes } else { quote!(for<#lifetimes>) })
}

fn declares(generics: &Generics, lifetime: &Lifetime) -> bool {
    for param in generics.lifetimes() {
        if param.lifetime == *lifetime {
            return true;
        }
    }
    false
}

/// Adds an item to a list with commas between its items: `a, b`.
fn push_separated(list: &mut TokenStream, item: &dyn ToTokens) {
    if !list.is_empty() {
        <Token![,]>::default().to_tokens(list);
    }
    item.to_tokens(list);
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
