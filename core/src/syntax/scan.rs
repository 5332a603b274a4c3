//! Quick looks at raw tokens, so that what needs no compiler is not parsed at all.

use proc_macro2::{TokenStream, TokenTree};

/// Whether a `fn name` stands anywhere inside the groups of `item`.
///
/// Functions without one come back untouched, whatever syntax they use.
pub(crate) fn mentions_nested_fn(item: &TokenStream) -> bool {
    groups(item).any(|stream| contains_fn(&stream))
}

/// Whether the word `nonlocal` stands anywhere in `item`.
pub(crate) fn mentions_nonlocal(item: &TokenStream) -> bool {
    item.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "nonlocal",
        TokenTree::Group(group) => mentions_nonlocal(&group.stream()),
        _ => false,
    })
}

/// Whether `item` may be a function at all.
pub(crate) fn is_function(item: &TokenStream) -> bool {
    item.clone().into_iter().any(|token| matches!(token, TokenTree::Ident(ident) if ident == "fn"))
}

/// Whether an attribute named `default` stands on a parameter of `item`.
pub(crate) fn mentions_default(item: &TokenStream) -> bool {
    groups(item).any(|stream| {
        let mut after_pound = false;
        stream.into_iter().any(|token| {
            let found = matches!(&token, TokenTree::Group(group) if after_pound && starts_with_default(&group.stream()));
            after_pound = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
            found
        })
    })
}

fn starts_with_default(attribute: &TokenStream) -> bool {
    matches!(attribute.clone().into_iter().next(), Some(TokenTree::Ident(ident)) if ident == "default")
}

fn contains_fn(stream: &TokenStream) -> bool {
    let mut after_fn = false;
    for token in stream.clone() {
        match token {
            TokenTree::Ident(_) if after_fn => return true,
            TokenTree::Ident(ident) => after_fn = ident == "fn",
            TokenTree::Group(group) if contains_fn(&group.stream()) => return true,
            _ => after_fn = false,
        }
    }
    false
}

fn groups(stream: &TokenStream) -> impl Iterator<Item = TokenStream> {
    stream.clone().into_iter().filter_map(|token| match token {
        TokenTree::Group(group) => Some(group.stream()),
        _ => None,
    })
}
