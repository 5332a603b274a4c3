//! What tokens mention: generics, and `Self`.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Generics, Ident};

/// The generics that `tokens` mention: `T`, `N` and `'a`, as written, each once.
pub(crate) fn mentioned_generics(generics: &Generics, tokens: &TokenStream) -> Vec<String> {
    let declared = generics.params.iter().map(generic_name).collect::<Vec<_>>();
    let mut mentioned = Vec::new();
    if !declared.is_empty() {
        scan(tokens, &mut |name, _| {
            if declared.iter().any(|generic| generic == name) && !mentioned.iter().any(|known| known == name)
            {
                mentioned.push(name.to_owned());
            }
        });
    }
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

/// Whether `name` stands anywhere in `tokens`.
pub(super) fn mentions_ident(tokens: &TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions_ident(&group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Calls `visit` with each name at any depth, lifetimes with their quote; not with what follows `.` or `::`.
fn scan(tokens: &TokenStream, visit: &mut dyn FnMut(&str, &Ident)) {
    let mut before = [' ', ' '];
    for token in tokens.clone() {
        let mut last = ' ';
        match &token {
            TokenTree::Group(group) => scan(&group.stream(), visit),
            TokenTree::Ident(ident) if before[1] == '\'' => visit(&format!("'{ident}"), ident),
            TokenTree::Ident(ident) if before == [':', ':'] || before == [' ', '.'] => visit("", ident),
            TokenTree::Ident(ident) => visit(&ident.to_string(), ident),
            TokenTree::Punct(punct) => last = punct.as_char(),
            TokenTree::Literal(_) => {}
        }
        before = [before[1], last];
    }
}
