//! Products: the type of what a factory returns, for `-> _` and for the error that asks for it.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::{FnArg, GenericParam, Generics, Lifetime, ReturnType, Signature};

use super::form::mentions_impl;
use super::plan::Plan;
use crate::resolve::{FnId, Tail, Target, UseId};
use crate::syntax::{items, map_tokens, operand, push_separated, tokens, tokens_of};

/// The `impl` type of a closure, or of a tuple of closures, in the tail of a function. `path` leads to the
/// traits: nothing for people, `::core::ops::` for rustc.
pub(crate) fn product(plan: &Plan, tail: &Tail, path: &TokenStream) -> Option<TokenStream> {
    match tail {
        Tail::Name(id) => closure(plan, *id, path),
        Tail::Tuple(ids) => {
            let mut types = TokenStream::new();
            for (position, id) in ids.iter().enumerate() {
                let ty = closure(plan, (*id)?, path)?;
                let comma = (position + 1 < ids.len() || ids.len() == 1).then(|| tokens!(,));
                types.extend(tokens!(#ty #comma));
            }
            Some(tokens!((#types)))
        }
        Tail::Object | Tail::Other => None,
    }
}

/// Input:  `fn first<'a>(s: &'a str, n: usize) -> &'a str`
/// Output: `impl for<'a> Fn(&'a str, usize) -> &'a str`
fn closure(plan: &Plan, id: UseId, path: &TokenStream) -> Option<TokenStream> {
    let Target::Nested(function) = plan.resolved.uses[id].target else {
        return None;
    };
    let sig = &plan.resolved.functions[function].sig;
    let kind = kind(plan, function);
    let outer = &plan.resolved.functions[FnId::ROOT].sig.generics;
    let bound = signature_bound(sig, &tokens!(#path #kind), outer)?;
    // People need not write that down; where nothing is written, it should not be lost.
    let clone = (!path.is_empty() && plan.is_handle(function)).then(|| tokens!(::core::clone::Clone+));
    Some(tokens!(impl #clone #bound))
}

/// `Fn`, `FnMut` or their async forms, by what a call changes.
pub(crate) fn kind(plan: &Plan, function: FnId) -> TokenStream {
    kind_of(&plan.resolved.functions[function].sig, plan.changes_state(function))
}

/// `Fn`, `FnMut` or their async forms, where it is known whether a call changes something.
pub(crate) fn kind_of(sig: &Signature, changes: bool) -> TokenStream {
    match (sig.asyncness.is_some(), changes) {
        (false, false) => tokens!(Fn),
        (false, true) => tokens!(FnMut),
        (true, false) => tokens!(AsyncFn),
        (true, true) => tokens!(AsyncFnMut),
    }
}

/// `KIND(A, B) -> R`, higher-ranked in the lifetimes the signature declares, which get other names where
/// `outer` has theirs. `None` where it is generic in more than lifetimes, or `R` is an `impl` type.
pub(crate) fn signature_bound(sig: &Signature, kind: &TokenStream, outer: &Generics) -> Option<TokenStream> {
    let (mut lifetimes, mut names) = (Vec::new(), TokenStream::new());
    for param in items(&sig.generics.params) {
        let GenericParam::Lifetime(param) = param else { return None };
        lifetimes.push(&param.lifetime);
        push_separated(&mut names, &param.lifetime);
    }
    let binder = if names.is_empty() { names } else { tokens!(for<#names>) };
    let mut inputs = TokenStream::new();
    for input in items(&sig.inputs) {
        let FnArg::Typed(input) = input else { return None };
        push_separated(&mut inputs, &input.ty);
    }
    let output = match &sig.output {
        ReturnType::Default => None,
        ReturnType::Type(_, ty) if mentions_impl(&tokens_of(&ty)) => return None,
        ReturnType::Type(arrow, ty) => {
            let ty = operand(ty);
            Some(tokens!(#arrow #ty))
        }
    };
    let mut bound = tokens!(#binder #kind(#inputs) #output);
    for &lifetime in &lifetimes {
        if declares(outer, lifetime) {
            bound = rename_lifetime(bound, &lifetime.ident);
        }
    }
    Some(bound)
}

fn declares(generics: &Generics, lifetime: &Lifetime) -> bool {
    for param in generics.lifetimes() {
        if param.lifetime == *lifetime {
            return true;
        }
    }
    false
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
