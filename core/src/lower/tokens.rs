//! Lists of tokens, put together one by one: a repetition in `tokens!` is compiled anew at each place.

use crate::syntax::tokens;
use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::Attribute;

pub(super) use crate::syntax::{push_separated, push_terminated};

/// Adds several items to a list with commas between its items.
pub(super) fn push_all(list: &mut TokenStream, items: &[TokenStream]) {
    for item in items {
        push_separated(list, item);
    }
}

/// Input:  `a` and `b`
/// Output: `a, b`
pub(super) fn comma_separated(items: &[TokenStream]) -> TokenStream {
    let mut list = TokenStream::new();
    push_all(&mut list, items);
    list
}

/// `mut` and the like, where it has to stand.
pub(super) fn word_if(stands: bool, word: &str, at: Span) -> TokenStream {
    if stands { Ident::new(word, at).into_token_stream() } else { TokenStream::new() }
}

/// `__a0`
pub(super) fn numbered(name: &str, number: usize, at: Span) -> Ident {
    Ident::new(&format!("{name}{number}"), at)
}

/// Input:  one item, or several, with commas between them
/// Output: the one as it is, the several as a tuple
pub(super) fn one_or_tuple(items: &[TokenStream]) -> TokenStream {
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
pub(super) fn angled(list: &TokenStream) -> TokenStream {
    if list.is_empty() { TokenStream::new() } else { tokens!(<#list>) }
}

/// Input:  `'a, 'b`
/// Output: `for<'a, 'b>`, and nothing where there is nothing
pub(super) fn binder(lifetimes: &TokenStream) -> TokenStream {
    if lifetimes.is_empty() { TokenStream::new() } else { tokens!(for<#lifetimes>) }
}

/// Attributes one behind another, as they stand in front of an item.
pub(super) fn all_attributes(attrs: &[Attribute]) -> TokenStream {
    let mut all = TokenStream::new();
    for attr in attrs {
        attr.to_tokens(&mut all);
    }
    all
}
