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
    if begins_with_block(&tokens) && !is_one_block(&tokens) { tokens!((#tokens)) } else { tokens }
}

/// Also with a label in front, and `vec! { .. }`.
fn begins_with_block(tokens: &TokenStream) -> bool {
    let mut trees = tokens.clone().into_iter();
    match trees.next() {
        Some(TokenTree::Ident(word)) if is_one_of(&word, &BLOCKS) => true,
        Some(TokenTree::Ident(_)) => {
            let (bang, arguments) = (trees.next(), trees.next());
            matches!(bang, Some(TokenTree::Punct(bang)) if bang.as_char() == '!')
                && matches!(arguments, Some(arguments) if is_block(&arguments))
        }
        Some(TokenTree::Punct(quote)) => quote.as_char() == '\'',
        Some(token) => is_block(&token),
        None => false,
    }
}

/// Whether what begins with a block ends with it. Behind `if a == { b } && c {}` this says no.
fn is_one_block(tokens: &TokenStream) -> bool {
    let mut ended = false;
    for token in tokens.clone() {
        let goes_on = matches!(&token, TokenTree::Ident(word) if word == "else");
        if ended && !goes_on && !is_block(&token) {
            return false;
        }
        ended = is_block(&token);
    }
    ended
}

fn is_block(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

/// The words that begin an expression with a block, which may end a statement.
const BLOCKS: [&str; 7] = ["match", "if", "unsafe", "const", "loop", "while", "for"];
