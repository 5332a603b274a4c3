//! Lists with commas between their items.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Token;

/// Adds an item to a list with commas between its items: `a, b`.
pub(crate) fn push_separated(list: &mut TokenStream, item: &dyn ToTokens) {
    if !list.is_empty() {
        <Token![,]>::default().to_tokens(list);
    }
    item.to_tokens(list);
}

/// Adds an item to a list with a comma behind each of its items: `a, b,`.
pub(crate) fn push_terminated(list: &mut TokenStream, item: &dyn ToTokens) {
    item.to_tokens(list);
    <Token![,]>::default().to_tokens(list);
}
