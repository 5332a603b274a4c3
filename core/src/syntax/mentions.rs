//! What tokens mention: generics, and `Self`.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Generics, Ident};

use super::items;
use super::names::NameSet;
use super::walk::each_token;

/// The generics that `tokens` mention: `T`, `N` and `'a`, as written, each once.
pub(crate) fn mentioned_generics(generics: &Generics, tokens: &TokenStream) -> Vec<String> {
    let mut mentioned = Vec::new();
    if generics.params.is_empty() {
        return mentioned;
    }
    let declared = generic_names(generics);
    scan(tokens, &mut |name, _| {
        if declared.contains(&name) && !mentioned.contains(&name) {
            mentioned.push(name);
        }
    });
    mentioned
}

/// The name of a generic parameter as `mentioned_generics` gives it.
pub(crate) fn generic_name(parameter: &syn::GenericParam) -> String {
    match parameter {
        syn::GenericParam::Lifetime(parameter) => parameter.lifetime.to_string(),
        syn::GenericParam::Type(parameter) => parameter.ident.to_string(),
        syn::GenericParam::Const(parameter) => parameter.ident.to_string(),
    }
}

/// The names of all generic parameters, as `mentioned_generics` gives them.
pub(crate) fn generic_names(generics: &Generics) -> NameSet {
    let mut names = NameSet::default();
    for parameter in items(&generics.params) {
        names.insert(&generic_name(parameter));
    }
    names
}

/// The first `Self` in `tokens`.
pub(crate) fn mentions_self_type(tokens: &TokenStream) -> Option<Ident> {
    let mut found = None;
    scan(tokens, &mut |name, ident| {
        if name == "Self" && found.is_none() {
            found = Some(ident.clone());
        }
    });
    found
}

/// Every identifier in `tokens`, however deep.
pub(crate) fn collect_idents(tokens: &TokenStream, into: &mut NameSet) {
    each_token(tokens, &mut |token, _| {
        if let TokenTree::Ident(ident) = token {
            into.insert(&ident.to_string());
        }
        true
    });
}

/// The identifiers in `tokens` that are not in a path behind `::`: another item can hide only those.
pub(crate) fn leading_idents(tokens: &TokenStream, into: &mut NameSet) {
    each_token(tokens, &mut |token, around| {
        if let (TokenTree::Ident(ident), false) = (token, around.is_in_path()) {
            into.insert(&ident.to_string());
        }
        true
    });
}

/// Calls `visit` with each name at any depth, lifetimes with their quote; not with what follows `.` or `::`.
fn scan(tokens: &TokenStream, visit: &mut dyn FnMut(String, &Ident)) {
    each_token(tokens, &mut |token, around| {
        if let TokenTree::Ident(ident) = token {
            if around.is_lifetime() {
                visit(format!("'{ident}"), ident);
            } else if !around.is_in_path() && around.before != [' ', '.'] {
                visit(ident.to_string(), ident);
            }
        }
        true
    });
}
