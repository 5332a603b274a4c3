//! Lists of tokens, put together one by one: a repetition in `tokens!` is compiled anew at each place.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Attribute;

pub(super) use crate::syntax::{
    angled, binder, comma_separated, numbered, one_or_tuple, push_all, push_separated, push_terminated,
};
use crate::syntax::{is_one_of, tokens};

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

/// Input:  `{ n += 1; n } + 1`, which would be two at the beginning of a statement
/// Output: `({ n += 1; n } + 1)`
pub(super) fn as_tail(tokens: TokenStream) -> TokenStream {
    let is_block =
        |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    let (mut first, mut last) = (None, None);
    for token in tokens.clone() {
        if first.is_none() {
            first = Some(token.clone());
        }
        last = Some(token);
    }
    let begins = match &first {
        Some(TokenTree::Ident(word)) => is_one_of(word, &BLOCKS),
        Some(token) => is_block(token),
        None => false,
    };
    if begins && !matches!(&last, Some(some) if is_block(some)) { tokens!((#tokens)) } else { tokens }
}

/// The words that begin an expression with a block, which may end a statement.
const BLOCKS: [&str; 6] = ["match", "if", "unsafe", "loop", "while", "for"];
