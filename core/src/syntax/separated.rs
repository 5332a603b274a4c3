//! Lists with commas between their items.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::Token;

use super::tokens;
use super::tokens::Tokens;

/// Adds an item to a list with commas between its items: `a, b`.
pub(crate) fn push_separated(list: &mut TokenStream, item: &dyn Tokens) {
    if !list.is_empty() {
        <Token![,]>::default().to_tokens(list);
    }
    item.to_tokens(list);
}

/// Adds an item to a list with a comma behind each of its items: `a, b,`.
pub(crate) fn push_terminated(list: &mut TokenStream, item: &dyn Tokens) {
    item.to_tokens(list);
    <Token![,]>::default().to_tokens(list);
}

/// Adds several items to a list with commas between its items.
pub(crate) fn push_all(list: &mut TokenStream, items: &[TokenStream]) {
    for item in items {
        push_separated(list, item);
    }
}

/// Input:  `a` and `b`
/// Output: `a, b`
pub(crate) fn comma_separated(items: &[TokenStream]) -> TokenStream {
    let mut list = TokenStream::new();
    push_all(&mut list, items);
    list
}

/// `__a0`
pub(crate) fn numbered(name: &str, number: usize, at: Span) -> Ident {
    Ident::new(&format!("{name}{number}"), at)
}

/// Input:  one item, or several, with commas between them
/// Output: the one as it is, the several as a tuple
pub(crate) fn one_or_tuple(items: &[TokenStream]) -> TokenStream {
    match items {
        [one] => one.clone(),
        several => {
            let list = comma_separated(several);
            tokens!((#list))
        }
    }
}

/// Input:  `'a, T`
/// Output: `<'a, T>`, and nothing where there is nothing
pub(crate) fn angled(list: &TokenStream) -> TokenStream {
    if list.is_empty() { TokenStream::new() } else { tokens!(<#list>) }
}

/// Input:  `'a, 'b`
/// Output: `for<'a, 'b>`, and nothing where there is nothing
pub(crate) fn binder(lifetimes: &TokenStream) -> TokenStream {
    if lifetimes.is_empty() { TokenStream::new() } else { tokens!(for<#lifetimes>) }
}
