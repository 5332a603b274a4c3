//! Lists of tokens, put together one by one: a repetition in `tokens!` is compiled anew at each place.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::Attribute;

pub(super) use crate::syntax::{
    angled, binder, comma_separated, numbered, one_or_tuple, push_all, push_separated, push_terminated,
};

/// `mut` and the like, where it has to stand.
pub(super) fn word_if(stands: bool, word: &str, at: Span) -> TokenStream {
    if stands { Ident::new(word, at).into_token_stream() } else { TokenStream::new() }
}

/// Attributes one behind another, as they stand in front of an item.
pub(super) fn all_attributes(attrs: &[Attribute]) -> TokenStream {
    let mut all = TokenStream::new();
    for attr in attrs {
        attr.to_tokens(&mut all);
    }
    all
}
